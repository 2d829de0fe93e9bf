import type { DetailedHTMLProps, HTMLAttributes } from 'react';

type Element<More = object> = DetailedHTMLProps<HTMLAttributes<HTMLElement>, HTMLElement> & More;

/** Elements that become alive once their scripts are loaded; until then they are plain boxes. */
declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'text-expander': Element<{ keys: string }>;
      'markdown-toolbar': Element<{ for: string; 'data-no-focus': string }>;
    }
  }
}
