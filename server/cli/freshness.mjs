import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

// Plain JavaScript on Node's own modules: this runs before anything is installed.

export const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

const sources = ['app', 'db', 'server', 'public', 'package.json', 'package-lock.json', 'remix.config.js', 'vite.config.ts', 'lingui.config.ts', 'tsconfig.json'];

/** @param {string[]} names files and folders below the project */
function hashOf(names) {
  const hash = createHash('sha256');
  /** @param {string} path */
  const add = (path) => {
    if (!existsSync(path)) return;
    if (statSync(path).isDirectory()) {
      for (const name of readdirSync(path).sort()) add(join(path, name));
    } else {
      hash.update(path.slice(root.length)).update('\0').update(readFileSync(path)).update('\0');
    }
  };
  for (const name of names) add(join(root, name));
  return hash.digest('hex');
}

/** @param {string} stamp @param {string} value */
const isFresh = (stamp, value) => existsSync(stamp) && readFileSync(stamp, 'utf8') === value;

/** @param {string} stamp @param {string} value */
function keep(stamp, value) {
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, value);
}

/** @param {string} command @param {string[]} args @param {string} [failure] what to say when the program itself says nothing */
export function run(command, args, failure) {
  const { status } = spawnSync(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  if (status === 0) return;
  if (failure) console.error(failure);
  process.exit(status ?? 1);
}

/** Whether node_modules holds just what the lock file says; what is optional may be missing on this platform. */
function isInstalled() {
  const there = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(there)) return false;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const found = JSON.parse(readFileSync(there, 'utf8')).packages;
  return Object.entries(wanted).every(([path, { version, optional }]) => path === '' || found[path]?.version === version || (optional && !found[path]));
}

/** Installs the packages of the lock file when they are missing or are others. */
export function install() {
  if (isInstalled()) return;
  console.log('Installing packages …');
  run('npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], 'The packages could not be installed.');
}

/** Builds when a source has changed since the last build. @param {() => void} [first] what could make it in vain */
export function build(first) {
  const stamp = join(root, 'build/stamp');
  const wanted = hashOf(sources);
  if (isFresh(stamp, wanted)) return;
  first?.();
  console.log('Building …');
  run(process.execPath, [join(root, 'server/cli/build.mjs')], 'The build failed.');
  keep(stamp, wanted);
}
