import { readdirSync, readFileSync } from 'node:fs';

// Linux counts CPU time for /proc in hundredths of a second.
const tick = 10;

/** The fields of /proc/<pid>/stat after the name: 1 parent, 11 to 14 the CPU times. @param {number | string} pid */
function stat(pid) {
  return readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ').map(Number);
}

/** CPU time of a process so far, in ms: user and system, all its threads. @param {number} pid */
export function cpuOf(pid) {
  const fields = stat(pid);
  return (fields[11] + fields[12]) * tick;
}

/** CPU time of a process and all the children that it has or had, in ms. @param {number} pid */
export function cpuOfFamily(pid) {
  const [, , , , , , , , , , , user, system, endedUser, endedSystem] = stat(pid);
  let ticks = user + system + endedUser + endedSystem;
  for (const other of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const fields = stat(other);
      if (fields[1] === pid) ticks += fields[11] + fields[12];
    } catch {
      // It ended while the list was read.
    }
  }
  return ticks * tick;
}

/** Memory that a process holds, in MB. @param {number} pid */
export function memoryOf(pid) {
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1024;
}

/** @param {number[]} values @param {number} share */
export function percentile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

/** @param {number[]} values */
export const median = (values) => percentile(values, 0.5);
