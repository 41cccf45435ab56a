/**
 * A picture drawn anew on the device: what comes out is the picture alone. Where and when it was taken, with what, and whatever else a camera or an editor
 * wrote into the file stays behind (MT-04). Large ones become as large as a screen can use. It asks nobody.
 */
import type { AttachmentType } from '../../contract/attachment.js';

const LONGEST_SIDE = 2048;
const QUALITY = 0.86;

/** @throws where the bytes are no picture that this browser can draw. */
export async function redrawn(content: Blob): Promise<{ readonly content: Blob; readonly type: AttachmentType }> {
  const bitmap = await createImageBitmap(content, { imageOrientation: 'from-image' });
  try {
    const scale = Math.min(1, LONGEST_SIDE / Math.max(bitmap.width, bitmap.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(bitmap.width * scale));
    canvas.height = Math.max(1, Math.round(bitmap.height * scale));
    canvas.getContext('2d')!.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    // What can be see-through stays so; a photograph is far smaller as JPEG.
    const wanted = content.type === 'image/jpeg' ? 'image/jpeg' : 'image/png';
    const drawn = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, wanted, QUALITY));
    if (!drawn) throw new Error('flywheel: the picture could not be drawn');
    return { content: drawn, type: wanted };
  } finally {
    bitmap.close();
  }
}

/** The name with the end that fits what it has become. */
export const renamed = (name: string, type: AttachmentType): string =>
  name.replace(/\.(jpe?g|png|webp|gif|heic|avif)$/i, '') + (type === 'image/jpeg' ? '.jpg' : '.png');
