import '@github/markdown-toolbar-element';
import '@github/text-expander-element';
import { installLink, installTable, uninstallLink, uninstallTable } from '@github/paste-markdown';
import { suggest, type Words } from './suggest';

// Loaded when somebody begins to write, and in browsers only: these packages touch `window` when they are read.

/** Gives a composer its tools: buttons that mark text, suggestions, pasted links and tables. Answers how to take them away. */
export function equip(box: HTMLElement, given: { community: string; language: string; words: Words }): () => void {
  const area = box.querySelector('textarea')!;
  const expander = box.querySelector<HTMLElement>('text-expander')!;
  installTable(area);
  installLink(area);
  const unsuggest = suggest(expander, area, given);

  const emoji = (event: Event) => {
    if (!(event.target as Element).closest('[data-md-button=emoji]')) return;
    area.focus();
    const before = area.value.slice(0, area.selectionStart);
    expander.dataset.asked = 'emoji';
    area.setRangeText(/(^|[\s([])$/.test(before) ? ':' : ' :', area.selectionStart, area.selectionEnd, 'end');
    area.dispatchEvent(new InputEvent('input', { bubbles: true }));
  };
  box.addEventListener('click', emoji);

  // Older browsers do not let a textarea follow its content.
  const grows = CSS.supports('field-sizing', 'content');
  const grow = () => {
    area.style.height = 'auto';
    area.style.height = `${area.scrollHeight}px`;
  };
  if (!grows) {
    area.addEventListener('input', grow);
    area.form?.addEventListener('words', grow);
    grow();
  }

  return () => {
    uninstallTable(area);
    uninstallLink(area);
    unsuggest();
    box.removeEventListener('click', emoji);
    area.removeEventListener('input', grow);
    area.form?.removeEventListener('words', grow);
  };
}
