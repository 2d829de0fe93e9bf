import type { QrCode } from './ui/qr';

/** The code of an address, as a path with a stroke for each run of dark modules. */
export async function qrCode(address: string): Promise<QrCode> {
  // Opened with the first code: few pages have one.
  const { default: QRCode } = await import('qrcode');
  const { size, data } = QRCode.create(address, { errorCorrectionLevel: 'M' }).modules;
  let path = '';
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      let run = 0;
      while (x + run < size && data[y * size + x + run]) run += 1;
      if (run > 0) path += `M${x} ${y}h${run}v1h-${run}z`;
      x += run;
    }
  }
  return { size, path };
}
