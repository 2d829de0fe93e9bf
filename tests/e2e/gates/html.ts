import { HtmlValidate, StaticConfigLoader } from 'html-validate';

const validator = new HtmlValidate(
  new StaticConfigLoader({
    root: true,
    extends: ['html-validate:standard', 'html-validate:document', 'html-validate:a11y'],
    rules: {
      // React writes <br/>, required="" and <!DOCTYPE html>: all of it is valid.
      'void-style': 'off',
      'attribute-boolean-style': 'off',
      'attribute-empty-style': 'off',
      'doctype-style': 'off',
      // React separates nothing from nothing by line breaks.
      'no-trailing-whitespace': 'off',
      // A button in a form submits it: that is what nearly each is there for.
      'no-implicit-button-type': 'off',
      // The navigation before the page has a heading of its own.
      'heading-level': ['error', { minInitialRank: 'h2' }],
      // A box that scrolls is a region by its role, and no section of the text.
      'prefer-native-element': ['error', { exclude: ['region'] }],
      // Names of people and titles of threads are as long as they are.
      'long-title': 'off',
      // The policy of the site refuses inline styles, but an empty one would pass it.
      'no-inline-style': 'error',
      'no-dup-id': 'error',
      // What serves the page serves its scripts, in one release: nothing to compare them with.
      'require-sri': 'off',
      'require-csp-nonce': 'error',
    },
  }),
);

/** What is wrong in the HTML of a page as the server wrote it: before a browser has mended anything. */
export async function invalidHtml(html: string): Promise<string[]> {
  const { results } = await validator.validateString(html);
  return results.flatMap(({ messages }) => messages.map(({ ruleId, message, selector, line }) => `${ruleId}: ${message} (${selector ?? `line ${line}`})`));
}
