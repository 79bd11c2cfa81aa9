import {
  createHmac,
  createPrivateKey,
  createPublicKey,
  createSecretKey,
  sign,
  type KeyObject,
  type webcrypto,
} from 'node:crypto';
import type { Decrypter } from 'age-encryption';
import { age } from './age.ts';

/** Encrypts bytes to an age recipient. */
export async function sealTo(recipient: string, bytes: Uint8Array): Promise<Uint8Array> {
  const { Encrypter } = await age();
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  return encrypter.encrypt(bytes);
}

/**
 * An age identity in use. The secret lies in a non-extractable key of the platform, never in a string; `drop`
 * lets go of it, and nothing opens afterwards.
 */
export class AgeKey {
  readonly recipient: string;
  #decrypter: Decrypter | null;
  #macKey: KeyObject | null;
  #signer: KeyObject | null;
  /** What checks its signatures: DER, base64. */
  readonly publicKey: string;

  private constructor(recipient: string, decrypter: Decrypter, macKey: KeyObject, signer: KeyObject) {
    this.recipient = recipient;
    this.#decrypter = decrypter;
    this.#macKey = macKey;
    this.#signer = signer;
    this.publicKey = createPublicKey(signer).export({ format: 'der', type: 'spki' }).toString('base64');
  }

  /**
   * @param line  the identity as it stands in a key file, `AGE-SECRET-KEY-1…`; the caller overwrites it
   */
  static async of(line: Uint8Array): Promise<AgeKey> {
    const { Decrypter, identityToRecipient } = await age();
    const secret = await platformKey(line);
    const decrypter = new Decrypter();
    decrypter.addIdentity(secret);
    return new AgeKey(await identityToRecipient(secret), decrypter, macKeyOf(line), signerOf(line));
  }

  /** @throws Error when the bytes are damaged or not for this key */
  async open(bytes: Uint8Array): Promise<Uint8Array> {
    if (!this.#decrypter) throw new Error('This key was dropped.');
    return this.#decrypter.decrypt(bytes);
  }

  /**
   * HMAC-SHA-256 over bytes that only whoever has this identity can make; anybody can encrypt to its recipient.
   * @throws Error when the key was dropped
   */
  mac(bytes: Uint8Array): Buffer {
    if (!this.#macKey) throw new Error('This key was dropped.');
    return createHmac('sha256', this.#macKey).update(bytes).digest();
  }

  /** An Ed25519 signature. @throws Error when the key was dropped */
  sign(bytes: Uint8Array): Buffer {
    if (!this.#signer) throw new Error('This key was dropped.');
    return sign(null, bytes, this.#signer);
  }

  drop(): void {
    this.#decrypter = null;
    this.#macKey = null;
    this.#signer = null;
  }
}

const pkcs8Start = [0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x6e, 0x04, 0x22, 0x04, 0x20];

/** 32 bytes made of the identity, which does not follow from them; the caller overwrites them. */
function derivedBytes(line: Uint8Array, purpose: string): Buffer {
  const scalar = new Uint8Array(32);
  readScalar(line, scalar);
  const derived = createHmac('sha256', scalar).update(purpose).digest();
  scalar.fill(0);
  return derived;
}

function macKeyOf(line: Uint8Array): KeyObject {
  const derived = derivedBytes(line, 'natpro-atlas case cache');
  const key = createSecretKey(derived);
  derived.fill(0);
  return key;
}

/** Of an Ed25519 key as PKCS #8 (RFC 8410), before its 32 bytes. */
const ed25519Start = [0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20];

function signerOf(line: Uint8Array): KeyObject {
  const derived = derivedBytes(line, 'natpro-atlas journal head');
  const pkcs8Key = Buffer.concat([Buffer.from(ed25519Start), derived]);
  const key = createPrivateKey({ key: pkcs8Key, format: 'der', type: 'pkcs8' });
  pkcs8Key.fill(0);
  derived.fill(0);
  return key;
}

async function platformKey(line: Uint8Array): Promise<webcrypto.CryptoKey | string> {
  const { identityToRecipient } = await age();
  const pkcs8 = new Uint8Array([...pkcs8Start, ...new Array<number>(32).fill(0)]);
  readScalar(line, pkcs8.subarray(pkcs8Start.length));
  try {
    const key = await crypto.subtle.importKey('pkcs8', pkcs8, { name: 'X25519' }, false, ['deriveBits']);
    await identityToRecipient(key);
    return key;
  } catch {
    // A platform whose Web Crypto has no X25519 leaves the identity to the library, as text.
    return Buffer.from(line).toString('latin1');
  } finally {
    pkcs8.fill(0);
  }
}

export const identityStart = Buffer.from('AGE-SECRET-KEY-1');
const bech32Digits = Buffer.from('QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L');
const scalarDigits = 52;
const checksumDigits = 6;

/** Bech32 (BIP 173) without a string: the 52 digits after the prefix are 32 bytes, five bits a digit. */
function readScalar(line: Uint8Array, scalar: Uint8Array): void {
  if (line.length !== identityStart.length + scalarDigits + checksumDigits)
    throw new Error('An identity is 74 characters.');
  let bits = 0;
  let held = 0;
  let at = 0;
  for (let i = 0; i < scalarDigits; i++) {
    const digit = bech32Digits.indexOf(line[identityStart.length + i] ?? 0);
    if (digit < 0) throw new Error('Not a Bech32 digit.');
    held = ((held << 5) | digit) & 0xfff;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    scalar[at++] = (held >> bits) & 0xff;
  }
}
