import { languages } from '../../app/contract/names';

export const widths = [1280, 390] as const;
export const schemes = ['light', 'dark'] as const;

export function pictureOf(screen: string, width: number, language: string, scheme: string): string {
  return `${screen}.${width}.${language}.${scheme}.png`;
}

/** A page that shows a folder of pictures: a row for each screen, with switches for width, language and light. */
export function contactSheet(names: string[]): string {
  const choice = (group: string, values: readonly (string | number)[]) =>
    `<fieldset><legend>${group}</legend>${values.map((value) => `<label><input type="checkbox" checked id="show-${value}"> ${value}</label>`).join('')}</fieldset>`;
  const kinds = [...widths, ...languages, ...schemes];
  const row = (name: string) => {
    const pictures = widths.flatMap((width) => languages.flatMap((language) => schemes.map((scheme) => {
      const file = pictureOf(name, width, language, scheme);
      return `<a class="w${width} k${width} k${language} k${scheme}" href="${file}"><img loading="lazy" src="${file}" alt="${name}, ${width} wide, ${language}, ${scheme}"></a>`;
    })));
    return `<section id="${name}"><h2>${name}</h2><div>${pictures.join('')}</div></section>`;
  };
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Screens</title>
<style>
  body { margin: 0; font: 15px/1.4 system-ui, sans-serif; background: #e9e6e0; color: #222; }
  header { position: sticky; top: 0; z-index: 1; display: flex; flex-wrap: wrap; gap: 4px 24px; align-items: center; padding: 8px 16px; background: #fff; border-bottom: 1px solid #ccc; }
  fieldset { display: flex; gap: 12px; border: 0; padding: 0; margin: 0; } legend { float: left; font-weight: 600; padding: 0; }
  nav { flex: 1 0 100%; display: flex; flex-wrap: wrap; gap: 2px 12px; font-size: 13px; }
  section { scroll-margin-top: 120px; padding: 8px 16px; } h2 { font-size: 16px; margin: 8px 0; }
  section > div { display: flex; gap: 12px; overflow-x: auto; align-items: flex-start; padding-bottom: 8px; }
  section a { flex: none; max-height: 720px; overflow: hidden; border: 1px solid #bbb; background: #fff; }
  img { display: block; height: auto; } .w1280 img { width: 560px; } .w390 img { width: 250px; }
  ${kinds.map((kind) => `body:has(#show-${kind}:not(:checked)) .k${kind}`).join(', ')} { display: none; }
</style>
</head>
<body>
<header>${choice('Width', widths)}${choice('Language', languages)}${choice('Light', schemes)}<nav>${names.map((name) => `<a href="#${name}">${name}</a>`).join('')}</nav></header>
<main>${names.map(row).join('\n')}</main>
</body>
</html>
`;
}
