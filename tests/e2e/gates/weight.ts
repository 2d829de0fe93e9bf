import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page, Response } from 'playwright-core';

export const budget = { script: 120 * 1024, style: 20 * 1024, font: 21 * 1024, html: 30 * 1024 };
/** A live room holds the canvas of a meeting: it may weigh more. Ids of routes. */
export const liveRooms: { routes: RegExp; script: number } = { routes: /^routes\/[\w.$]*live/, script: 140 * 1024 };

export type Weight = Record<keyof typeof budget, number>;

/** What is heavier than its budget. */
export function tooHeavy(weight: Partial<Weight>, most: Weight = budget): string[] {
  return (Object.keys(weight) as (keyof Weight)[]).filter((kind) => weight[kind]! > most[kind]).map((kind) => `${kind}: ${weight[kind]} bytes, and ${most[kind]} are the most`);
}

const kinds: [RegExp, keyof Weight][] = [[/^text\/javascript/, 'script'], [/^text\/css/, 'style'], [/^font\//, 'font'], [/^text\/html/, 'html']];
/** Compressed sizes of files by address: theirs never change. */
const known = new Map<string, number>();

/** Counts what a page loads from now on, as it travels: each file once, the last page of a way of several. */
export function weigh(page: Page): () => Promise<Weight> {
  const weight: Weight = { script: 0, style: 0, font: 0, html: 0 };
  const seen = new Set<string>();
  const counting: Promise<void>[] = [];
  const hear = (response: Response) => {
    const type = response.headers()['content-type'] ?? '';
    const kind = kinds.find(([pattern]) => pattern.test(type))?.[1];
    const url = response.url();
    if (!kind || (response.status() >= 300 && response.status() < 400) || seen.has(url)) return;
    if (kind !== 'html') seen.add(url);
    const count = async () => {
      // Fonts are compressed in themselves.
      const measure = async () => (kind === 'font' ? await response.body() : gzipSync(await response.body(), { level: 9 })).length;
      const bytes = kind === 'html' ? await measure() : (known.get(url) ?? (await measure()));
      if (kind === 'html') weight.html = bytes;
      else {
        known.set(url, bytes);
        weight[kind] += bytes;
      }
    };
    counting.push(count());
  };
  page.on('response', hear);
  return async () => {
    page.off('response', hear);
    await Promise.all(counting);
    return weight;
  };
}

interface Manifest {
  entry: { module: string; imports: string[] };
  routes: Record<string, { id: string; parentId?: string; module: string; imports: string[]; hasErrorBoundary: boolean }>;
}

/** The scripts of each route as they were built: entry, its ancestors and itself, with all they import. Routes are found as one goes: the whole list of them is not loaded. */
export function builtScripts(client: string): Record<string, number> {
  const assets = join(client, 'assets');
  const files = readdirSync(assets);
  const size = (file: string) => gzipSync(readFileSync(join(client, file)), { level: 9 }).length;
  const list = files.find((file) => /^manifest-\w+\.js$/.test(file))!;
  const manifest = JSON.parse(readFileSync(join(assets, list), 'utf8').replace(/^window\.__remixManifest=/, '').replace(/;\s*$/, '')) as Manifest;
  const weights: Record<string, number> = {};
  for (const id of Object.keys(manifest.routes)) {
    const needed = new Set([manifest.entry.module, ...manifest.entry.imports]);
    for (let route = manifest.routes[id]; route; route = manifest.routes[route.parentId ?? '']) for (const file of [route.module, ...route.imports]) needed.add(file);
    weights[id] = [...needed].reduce((sum, file) => sum + size(file), 0);
  }
  return weights;
}
