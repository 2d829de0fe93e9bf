import { startProduct } from './product';

/** The first start of a demo takes ten times as long as any other: it is made once for a run, and products copy its data. */
export default async function setup() {
  if (process.env.PREPARED_DATA) return undefined;
  const product = await startProduct({}, { first: true });
  await product.stop();
  process.env.PREPARED_DATA = product.dataDir;
  return async () => {
    delete process.env.PREPARED_DATA;
    await product.remove();
  };
}
