import type { MappingProfile } from '../../../shared/contract/commands/mapping-profile.ts';
import type { BlankRule, CodeRule } from '../../../shared/cpms/answers.ts';
import type { ColumnFound } from '../../../shared/contract/extracts.ts';
import type { ReadingChoices } from '../../../shared/contract/reading-choices.ts';
import { foldHeader } from '../../../shared/cpms/headers/header-text.ts';

/** Field key → header of the column it is read from. */
export type Mapping = Readonly<Record<string, string>>;

/** A saved way of reading in force for a file: its name, and what it made of the recognised mapping. */
export type AppliedProfile = {
  readonly name: string;
  readonly mapping: Mapping;
  readonly blank: BlankRule;
  readonly codes: CodeRule | null;
  readonly choices: ReadingChoices;
  /** What is offered and not taken by itself: the year of the file it was made of, and that its tables count though they repeat. */
  readonly offered: { readonly surveyYearBE: number | null; readonly countsRepeated: boolean };
};

/**
 * A mapping in which a column is read as another field. A field is read from one column only, and a
 * column is one field only.
 * @param field null: the column is not read
 */
export function remap(mapping: Mapping, header: string, field: string | null): Mapping {
  const kept = Object.entries(mapping).filter(([key, from]) => from !== header && key !== field);
  return Object.fromEntries(field === null ? kept : [...kept, [field, header]]);
}

/**
 * What has to be said of a mapping where another was recognised: the fields read otherwise, and those no longer read,
 * with an empty header. The engine reads everything else as it recognised it.
 */
export function correctionsOf(recognised: Mapping, mapping: Mapping): Mapping {
  const dropped = Object.keys(recognised).filter((field) => !(field in mapping));
  const changed = Object.entries(mapping).filter(([field, header]) => recognised[field] !== header);
  return Object.fromEntries([...dropped.map((field) => [field, '']), ...changed]);
}

/** The recognised mapping with corrections, as the engine reads it. */
export function corrected(recognised: Mapping, corrections: Mapping): Mapping {
  let mapping = recognised;
  for (const [field, header] of Object.entries(corrections)) {
    const others = Object.entries(mapping).filter(
      ([key, from]) => key !== field && foldHeader(from) !== foldHeader(header),
    );
    mapping = Object.fromEntries(header === '' ? others : [...others, [field, header]]);
  }
  return mapping;
}

/** Whether two mappings read the same columns as the same fields. */
export function isSameMapping(one: Mapping, other: Mapping): boolean {
  return Object.keys(correctionsOf(one, other)).length === 0;
}

/** What is saved of a mapping under a name; fields that were recognised and are not read are said too. */
export function profileOf(
  name: string,
  headers: readonly string[],
  recognised: Mapping,
  mapping: Mapping,
  rules: {
    readonly blank: BlankRule;
    readonly codes: CodeRule | null;
    readonly choices?: ReadingChoices;
    readonly surveyYearBE?: number | null;
  },
): MappingProfile {
  const { blank, codes, choices = {}, surveyYearBE = null } = rules;
  const saved = { ...mapping, ...correctionsOf(recognised, mapping) };
  return {
    name,
    headers: [...headers],
    mapping: saved,
    blank,
    ...(codes !== null && { codes }),
    ...(Object.keys(choices).length > 0 && { choices }),
    ...(surveyYearBE !== null && { surveyYearBE }),
  };
}

/** A saved mapping as it is in force for a file. */
export function appliedProfile(
  profile: MappingProfile,
  recognised: Mapping,
  columns: readonly Pick<ColumnFound, 'header' | 'key'>[],
): AppliedProfile {
  // As this file writes its headers: the profile may differ in spaces and dots.
  const own = new Map(columns.map(({ header, key }) => [foldHeader(key ?? header), header]));
  const mapping = Object.entries(profile.mapping).map(([field, header]) => [
    field,
    own.get(foldHeader(header)) ?? header,
  ]);
  const { countsRepeated = false, ...choices } = profile.choices ?? {};
  return {
    name: profile.name,
    mapping: corrected(recognised, Object.fromEntries(mapping) as Mapping),
    blank: profile.blank,
    codes: profile.codes ?? null,
    choices,
    offered: { surveyYearBE: profile.surveyYearBE ?? null, countsRepeated },
  };
}

/** Whether every column that a saved mapping reads is in a file with these columns, as mappings name them. */
export function canBeRead(profile: MappingProfile, headers: readonly string[]): boolean {
  const there = foldedSet(headers);
  return Object.values(profile.mapping).every((header) => header === '' || there.has(foldHeader(header)));
}

/** The saved mapping that was made of a file with just these columns, as mappings name them; null where there is none. */
export function profileFor(profiles: readonly MappingProfile[], headers: readonly string[]): MappingProfile | null {
  const there = foldedSet(headers);
  return profiles.find((profile) => isSameSet(foldedSet(profile.headers), there)) ?? null;
}

const foldedSet = (headers: readonly string[]): ReadonlySet<string> =>
  new Set(headers.map(foldHeader).filter((header) => header !== ''));

const isSameSet = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean =>
  one.size === other.size && [...one].every((each) => other.has(each));
