import { headerWords, type HeaderConcept } from './header-words.ts';

/** What the words of a text speak of, and how much of it is in no list of words. */
export type Spoken = {
  readonly concepts: ReadonlySet<HeaderConcept>;
  /** How often it is denied. */
  readonly denials: number;
  /** Letters in words that are known, and letters in all; digits and signs are neither. */
  readonly known: number;
  readonly letters: number;
};

type Word = { readonly says: readonly HeaderConcept[]; readonly length: number };

const thaiWords = new Map<string, Word>();
const englishWords = new Map<string, Word>();
for (const { says, th, en } of headerWords) {
  for (const word of th.split(/\s+/)) if (word !== '') thaiWords.set(word, { says, length: word.length });
  for (const phrase of en.split(',')) {
    const words = phrase.trim().split(/\s+/).join(' ');
    if (words !== '') englishWords.set(words, { says, length: words.replaceAll(' ', '').length });
  }
}
const longestThai = Math.max(...[...thaiWords.keys()].map((word) => word.length));
const longestEnglish = Math.max(...[...englishWords.keys()].map((phrase) => phrase.split(' ').length));

/** What a text speaks of; Thai is split into the words of which the least remains unknown. */
export function spokenIn(text: string): Spoken {
  const found: Word[] = [];
  let letters = 0;
  for (const run of text.match(/[a-z]+(?:[^a-z\u0e00-\u0e7f]+[a-z]+)*|[\u0e00-\u0e7f][\u0e00-\u0e7f\d\P{L}]*/gu) ??
    []) {
    if (/^[a-z]/.test(run)) {
      const words = run.split(/[^a-z]+/).filter((word) => word !== '');
      letters += words.join('').length;
      found.push(...wordsOfEnglish(words));
    } else {
      const thai = run.replace(/[^\u0e00-\u0e7f\d]/g, '');
      letters += thai.replace(/\d/g, '').length;
      found.push(...wordsOfThai(thai));
    }
  }
  return {
    concepts: new Set(found.flatMap(({ says }) => says)),
    denials: found.filter(({ says }) => says.includes('not')).length,
    known: found.reduce((sum, { length }) => sum + length, 0),
    letters,
  };
}

const numberSign: Word = { says: ['code'], length: 2 };

/** "House no", "no of children": a number, and no denial. */
const isNumberSign = (words: readonly string[], at: number): boolean =>
  words[at] === 'no' && (words[at + 1] === 'of' || (at > 0 && at === words.length - 1 && words[at - 1] !== 'yes'));

function wordsOfEnglish(words: readonly string[]): readonly Word[] {
  const found: Word[] = [];
  for (let at = 0; at < words.length;) {
    let taken = 1;
    if (isNumberSign(words, at)) {
      found.push(numberSign);
      at++;
      continue;
    }
    for (let length = Math.min(longestEnglish, words.length - at); length > 0; length--) {
      const word = englishWords.get(words.slice(at, at + length).join(' '));
      if (!word) continue;
      found.push(word);
      taken = length;
      break;
    }
    at += taken;
  }
  return found;
}

/** A word costs this much beside the letters that are unknown, so that one long word wins over two short ones. */
const costOfWord = 0.01;

type Step = { readonly cost: number; readonly from: number; readonly word: Word | null };

function wordsOfThai(text: string): readonly Word[] {
  const best: Step[] = [{ cost: 0, from: -1, word: null }];
  for (let end = 1; end <= text.length; end++) {
    const isDigit = /\d/.test(text[end - 1] ?? '');
    let step: Step = { cost: (best[end - 1]?.cost ?? 0) + (isDigit ? 0.1 : 1), from: end - 1, word: null };
    for (let length = Math.min(longestThai, end); length > 0; length--) {
      const word = thaiWords.get(text.slice(end - length, end));
      const cost = (best[end - length]?.cost ?? 0) + costOfWord;
      if (word && cost < step.cost && !splitsLetter(text, end - length, end)) step = { cost, from: end - length, word };
    }
    best.push(step);
  }
  const found: Word[] = [];
  for (let end = text.length; end > 0; end = best[end]?.from ?? 0) {
    const word = best[end]?.word;
    if (word)
      found.unshift({ says: word.says, length: text.slice(best[end]?.from ?? 0, end).replace(/\d/g, '').length });
  }
  return found;
}

/** A word does not begin or end between a consonant and the marks above, below or behind it. */
const isMark = (letter: string | undefined): boolean => letter !== undefined && /[ะ-ฺ็-๎]/.test(letter);

const splitsLetter = (text: string, from: number, to: number): boolean => isMark(text[from]) || isMark(text[to]);
