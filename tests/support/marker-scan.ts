import { filesIn } from './files-in.ts';

/** Each marker as it would look in any of the ways a program writes text. */
export function spellingsOf(text: string): readonly Buffer[] {
  const utf8 = Buffer.from(text, 'utf8');
  const tis620 = Buffer.from(
    Array.from(text, (letter) => {
      const code = letter.charCodeAt(0);
      return code >= 0x0e01 && code <= 0x0e5b ? code - 0x0e01 + 0xa1 : code;
    }),
  );
  const base64 = [0, 1, 2].map((shift) => {
    const encoded = Buffer.concat([Buffer.alloc(shift), utf8])
      .toString('base64')
      .replace(/=+$/, '');
    return Buffer.from(encoded.slice(shift === 0 ? 0 : 4, -2));
  });
  const escaped = Buffer.from(
    JSON.stringify(text)
      .slice(1, -1)
      .replace(/[^ -~]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`),
  );
  return [utf8, Buffer.from(text, 'utf16le'), tis620, Buffer.from(utf8.toString('hex')), escaped, ...base64];
}

/** Files under a folder that hold one of the markers, however it is written. */
export function filesWithMarkers(folder: string, markers: readonly string[]): readonly string[] {
  const needles = markers.flatMap(spellingsOf);
  return [...filesIn(folder)].flatMap(([path, bytes]) =>
    needles.some((needle) => bytes.includes(needle)) ? [path] : [],
  );
}
