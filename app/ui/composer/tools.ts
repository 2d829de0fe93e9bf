import '@github/markdown-toolbar-element';
import '@github/text-expander-element';
import { installLink, installTable, uninstallLink, uninstallTable } from '@github/paste-markdown';
import { suggest, type Words } from './suggest';

export { Toolbar } from './toolbar';

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
    if (event instanceof KeyboardEvent && event.key !== 'Enter' && event.key !== ' ') return;
    // The key would go on into the textarea, which has the focus by then.
    event.preventDefault();
    area.focus();
    const at = area.selectionEnd;
    expander.dataset.asked = 'emoji';
    area.setRangeText(/(^|[\s([])$/.test(area.value.slice(0, at)) ? ':' : ' :', at, at, 'end');
    area.dispatchEvent(new InputEvent('input', { bubbles: true }));
  };
  box.addEventListener('click', emoji);
  box.addEventListener('keydown', emoji);

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
    box.removeEventListener('keydown', emoji);
    area.removeEventListener('input', grow);
    area.form?.removeEventListener('words', grow);
  };
}
