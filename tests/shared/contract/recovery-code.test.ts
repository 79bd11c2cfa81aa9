import { generateX25519Identity } from 'age-encryption';
import { expect, test } from 'vitest';
import { printRecoveryCode, readRecoveryCode } from '../../../shared/contract/recovery-code.ts';

test('a printed code is read back, however it is typed', async () => {
  const identity = await generateX25519Identity();
  const groups = printRecoveryCode(identity);
  expect(groups.slice(1).every((group) => group.length <= 4)).toBe(true);
  const typed = [
    groups.join(' '),
    groups.join('\n').toLowerCase(),
    groups.slice(1).join('-'),
    ` ${identity} `,
    groups.slice(1).join(' ').replaceAll('0', 'O').replaceAll('8', 'b').replaceAll('L', '1'),
  ];
  expect(typed.map(readRecoveryCode)).toEqual(typed.map(() => identity));
});

test('a code that is too short, too long or empty is none', async () => {
  const identity = await generateX25519Identity();
  expect(['', 'AGE-SECRET-KEY-1', identity.slice(0, -1), `${identity}Q`].map(readRecoveryCode)).toEqual([
    null,
    null,
    null,
    null,
  ]);
});
