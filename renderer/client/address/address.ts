import { ageBands, type AgeBand } from '../../../shared/cpms/age-bands.ts';
import { surveyYearRange } from '../../../shared/calendar/buddhist-era.ts';
import type { Filter } from '../../../shared/contract/filter.ts';
import { populationGroups } from '../../../shared/contract/no-filter.ts';
import { shell } from '../../../shared/i18n/th/shell.ts';

/** A screen, as the address calls it: by the key of its name in the navigation. */
export type Screen = keyof typeof shell.screens;
export const screenNames = Object.keys(shell.screens) as readonly Screen[];

/**
 * Everything that decides what is seen: the screen, the filter, and the options of a screen
 * (`level`, `indicator`, `sort`, …). It is the page's address, so Back and reload keep it.
 */
export type Address = {
  readonly screen: Screen;
  readonly filter: Filter;
  readonly options: Readonly<Record<string, string>>;
};

const filterKeys = ['year', 'area', 'sex', 'age', 'group'];
const optionKey = /^[a-z][a-zA-Z]{0,29}$/;
const longestOption = 200;

function oneOf<Value extends string>(allowed: readonly Value[], text: string | null): Value | null {
  return allowed.find((value) => value === text) ?? null;
}

function parseYear(text: string | null): number | null {
  if (text === null || !/^\d{4}$/.test(text)) return null;
  const year = Number(text);
  return year >= surveyYearRange.from && year <= surveyYearRange.to ? year : null;
}

function parseAgeBands(text: string | null): AgeBand[] | null {
  const asked = new Set((text ?? '').split(','));
  const bands = ageBands.filter((band) => asked.has(band));
  return bands.length === 0 || bands.length === ageBands.length ? null : bands;
}

/**
 * Reads an address from a location hash (`#/overview?year=2568&area=8501&sort=13`). What cannot be
 * read falls back to its default; unknown screens lead to the start.
 */
export function parseAddress(hash: string): Address {
  const [path = '', query = ''] = hash.replace(/^#?\/?/, '').split('?');
  const asked = new URLSearchParams(query);
  const area = asked.get('area');
  const sex = asked.get('sex');
  const options: Record<string, string> = {};
  for (const [key, value] of asked) {
    if (!filterKeys.includes(key) && optionKey.test(key) && value !== '' && value.length <= longestOption) {
      options[key] = value;
    }
  }
  return {
    screen: oneOf(screenNames, path) ?? 'start',
    filter: {
      surveyYearBE: parseYear(asked.get('year')),
      area: area !== null && /^\d{2}(\d{2}){0,3}$/.test(area) ? area : null,
      sex: sex === 'male' || sex === 'female' ? sex : null,
      ageBands: parseAgeBands(asked.get('age')),
      group: oneOf(populationGroups, asked.get('group')) ?? 'all',
    },
    options,
  };
}

/** Prints an address so that `parseAddress` gives it back; defaults are left out. */
export function printAddress(address: Address): string {
  const { filter, options, screen } = address;
  const asked = new URLSearchParams();
  if (filter.surveyYearBE !== null) asked.set('year', String(filter.surveyYearBE));
  if (filter.area !== null) asked.set('area', filter.area);
  if (filter.sex !== null) asked.set('sex', filter.sex);
  if (filter.ageBands !== null) asked.set('age', filter.ageBands.join(','));
  if (filter.group !== 'all') asked.set('group', filter.group);
  for (const key of Object.keys(options).toSorted()) asked.set(key, options[key] ?? '');
  const query = asked.toString().replaceAll('%2C', ',');
  return query === '' ? `#/${screen}` : `#/${screen}?${query}`;
}

/** An address with other options; null removes one. */
export function withOptions(address: Address, change: Readonly<Record<string, string | null>>): Address {
  const options: Record<string, string> = { ...address.options };
  for (const [key, value] of Object.entries(change)) {
    if (value === null) delete options[key];
    else options[key] = value;
  }
  return { ...address, options };
}
