import type sharp from 'sharp';

let opened: Promise<typeof sharp> | undefined;

/** The library that draws pictures, opened when the first one comes: at rest it would hold 30 MB for nothing. */
export async function drawing(): Promise<typeof sharp> {
  opened ??= import('sharp').then((library) => {
    // Nothing is kept between pictures, and one picture takes one processor at most.
    library.default.cache(false);
    library.default.concurrency(1);
    return library.default;
  });
  return opened;
}
