// @ts-check
/** Draws a picture anew at most 1600 pixels wide: so it is small, and where it was taken doesn't travel inside. */

const MOST = 1600; // pixels
const QUALITY = 0.82;

/** @param {Blob} file @returns {Promise<ArrayBuffer>} a JPEG without anything but the picture */
export async function redrawn(file) {
  const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
  const scale = Math.min(1, MOST / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  const made = await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", QUALITY));
  if (!(made instanceof Blob)) throw new Error("no picture");
  return made.arrayBuffer();
}
