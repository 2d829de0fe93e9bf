import type { Page } from 'playwright-core';
import { prepare } from './on-page';

function moving(): string[] {
  const { gate } = window;
  const found = new Set<string>();
  const longest = (list: string) => Math.max(...list.split(',').map((one) => parseFloat(one) * (one.trim().endsWith('ms') ? 1 : 1000)));
  for (const element of document.querySelectorAll('*')) {
    for (const pseudo of [null, '::before', '::after']) {
      const style = getComputedStyle(element, pseudo);
      if (longest(style.transitionDuration) > 1 && style.transitionProperty !== 'none') found.add(`${gate.called(element)} has a transition of ${style.transitionDuration}`);
      if (style.animationName !== 'none' && longest(style.animationDuration) > 1) found.add(`${gate.called(element)} has the animation ${style.animationName}`);
      if (style.scrollBehavior === 'smooth') found.add(`${gate.called(element)} scrolls smoothly`);
    }
  }
  for (const animation of document.getAnimations()) {
    const end = Number(animation.effect?.getComputedTiming().endTime ?? 0);
    if (animation.playState === 'running' && end > 1) found.add(`an animation of ${end} ms runs on ${gate.called((animation.effect as KeyframeEffect).target ?? document.body)}`);
  }
  return [...found];
}

/** What moves although the reader asked for no motion. */
export async function motion(page: Page): Promise<string[]> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await prepare(page);
  return page.evaluate(moving);
}

/** How far a page has jumped since it began to load: the sum of its layout shifts, as the layout-shift entries tell. */
export async function layoutJump(page: Page, most = 0.05): Promise<string[]> {
  const { sum, who } = await page.evaluate(
    () =>
      new Promise<{ sum: number; who: string[] }>((resolve) => {
        const entries: (PerformanceEntry & { value: number; hadRecentInput: boolean; sources?: { node?: Element }[] })[] = [];
        const observer = new PerformanceObserver((list) => entries.push(...(list.getEntries() as typeof entries)));
        observer.observe({ type: 'layout-shift', buffered: true });
        // Buffered entries come in a task of their own, after the next frame.
        requestAnimationFrame(() =>
          setTimeout(() => {
            observer.disconnect();
            const counted = entries.filter((entry) => !entry.hadRecentInput);
            const named = counted.flatMap((entry) => (entry.sources ?? []).map(({ node }) => node?.className || node?.nodeName || 'something'));
            resolve({ sum: counted.reduce((all, entry) => all + entry.value, 0), who: [...new Set(named)] });
          }, 50),
        );
      }),
  );
  return sum > most ? [`the page jumps by ${sum.toFixed(3)} while it loads: ${who.join(', ')}`] : [];
}
