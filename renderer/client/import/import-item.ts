import type { MappingProfile } from '../../../shared/contract/commands/mapping-profile.ts';
import type { CodeRule } from '../../../shared/cpms/answers.ts';
import { indicatorField, indicators } from '../../../shared/cpms/indicators.ts';
import { layoutOfFields } from '../../../shared/cpms/layout-of-fields.ts';
import { isRejectFile } from '../../../shared/cpms/reject-headings.ts';
import type {
  AskedColumn,
  ColumnFound,
  Failure,
  FileHandle,
  InspectedFile,
  Inspection,
} from '../../../shared/contract/extracts.ts';
import type { ReadingChoices } from '../../../shared/contract/reading-choices.ts';
import {
  appliedProfile,
  correctionsOf,
  isSameMapping,
  profileFor,
  remap,
  type AppliedProfile,
  type Mapping,
} from './import-mapping.ts';

/** A file on the import screen. `handle` is null where it could not even be opened. */
export type ImportItem = {
  readonly key: string;
  readonly name: string;
  readonly bytes: number | null;
  readonly handle: FileHandle | null;
  readonly inspection: Inspection | null;
  /** Of a file whose columns were not recognised: these; null for other files. */
  readonly columns: readonly ColumnFound[] | null;
  /** Columns that may be one of two fields or ask the contrary of one; they are not read until the user says what they are. */
  readonly asked: readonly AskedColumn[];
  /** Headers of those that the user does not want read. */
  readonly setAside: readonly string[];
  /** The mapping with which such a file was read, on top of what was recognised. */
  readonly given: Mapping | null;
  readonly failure: Failure | null;
  /** Field key → header, where it is not as it was recognised. */
  readonly mapping: Mapping | null;
  /** The saved mapping in force; null where there is none or the user wants none. */
  readonly profile: AppliedProfile | null;
  /** The year the user gave, for a file that does not say it. */
  readonly yearGiven: number | null;
  /** What 1 and 2 mean in its answers, as the user or the saved mapping says. */
  readonly codes: CodeRule | null;
  /** What else the user or the saved mapping says of reading it. */
  readonly choices: ReadingChoices;
  /** True where an import found a table of it to repeat another, so that the user may say that it counts. */
  readonly hasRepeated: boolean;
};

/** An inspected file: with what the user had already changed about it, or else as a saved mapping of its headers reads it. */
export function itemOf(
  inspected: InspectedFile,
  former: ImportItem | undefined,
  profiles: readonly MappingProfile[] = [],
  given: Mapping | null = former?.given ?? null,
): ImportItem {
  const { inspection } = inspected;
  const columns = inspection?.columns ?? [];
  const known =
    inspection &&
    profileFor(
      profiles,
      columns.map(({ header, key }) => key ?? header),
    );
  const profile = former ? former.profile : known && appliedProfile(known, inspection.mapping, columns);
  return {
    key: inspected.file.fileId,
    name: inspected.file.name,
    bytes: inspected.file.bytes,
    handle: inspected.file,
    inspection,
    columns: inspected.columns ?? former?.columns ?? null,
    asked: inspection?.asked ?? inspected.asked ?? [],
    setAside: former?.setAside ?? [],
    given,
    failure: inspected.error,
    mapping: former ? former.mapping : (profile?.mapping ?? null),
    profile,
    yearGiven: former?.yearGiven ?? null,
    codes: former ? former.codes : (profile?.codes ?? null),
    choices: former ? former.choices : (profile?.choices ?? {}),
    hasRepeated: former?.hasRepeated ?? false,
  };
}

/** A file that could not be opened. */
export function failedItem(name: string, bytes: number | null, failure: Failure): ImportItem {
  const key = `failed:${name}:${bytes ?? ''}`;
  return {
    key,
    name,
    bytes,
    handle: null,
    inspection: null,
    columns: null,
    asked: [],
    setAside: [],
    given: null,
    failure,
    mapping: null,
    profile: null,
    yearGiven: null,
    codes: null,
    choices: {},
    hasRepeated: false,
  };
}

/** A file whose columns were not recognised, after it was read again with a mapping; a wrong one stays to be mended. */
export function readAgain(
  item: ImportItem,
  inspected: InspectedFile,
  given: Mapping | null,
  profile: MappingProfile | null,
): ImportItem {
  const { inspection } = inspected;
  const applied = profile && inspection && appliedProfile(profile, inspection.mapping, columnsOf(item));
  const columns = inspected.columns ?? item.columns;
  const mapping = applied?.mapping ?? (inspection || given === null ? null : mappingOf(item));
  const isGiven = inspection === null ? null : given;
  return {
    ...item,
    inspection,
    columns,
    asked: inspection?.asked ?? inspected.asked ?? [],
    given: isGiven,
    failure: inspected.error,
    mapping,
    profile: applied,
    codes: applied?.codes ?? item.codes,
    choices: applied?.choices ?? item.choices,
  };
}

/** The columns of a file that is not read yet because they were not recognised; null for other files. */
export function columnsToMap(item: ImportItem): readonly ColumnFound[] | null {
  return item.inspection === null ? item.columns : null;
}

/** What has to be given for a file whose columns are not recognised, to read it as it is mapped or as a saved mapping says. */
export function givenFor(item: ImportItem, profile: MappingProfile | null): Mapping {
  const recognised = recognisedOf(item.columns ?? []);
  const mapping = profile ? appliedProfile(profile, recognised, columnsOf(item)).mapping : mappingOf(item);
  return correctionsOf(recognised, mapping);
}

/** Whether what is mapped is enough to read a file whose columns are not recognised. */
export function needsToBeRead(item: ImportItem): { readonly community: boolean; readonly answers: boolean } {
  const mapping = mappingOf(item);
  const layout = layoutOfFields((field) => field in mapping);
  const isHousehold = layout === 'household';
  return {
    community: !isHousehold && !('community_code' in mapping),
    answers: layout === null && !indicators.some(({ no }) => indicatorField(no) in mapping),
  };
}

const columnsOf = (item: Pick<ImportItem, 'inspection' | 'columns'>): readonly ColumnFound[] =>
  item.inspection?.columns ?? item.columns ?? [];

/** The headers of a file, of all its sheets. */
export function headersOf(item: ImportItem): readonly string[] {
  return columnsOf(item).map(({ header }) => header);
}

/** The columns of a file as saved mappings name them. */
export function columnKeysOf(item: ImportItem): readonly string[] {
  return columnsOf(item).map(({ header, key }) => key ?? header);
}

/** Whether a file is one of rejected rows that comes back. */
export function isReturned(item: ImportItem): boolean {
  return isRejectFile(headersOf(item));
}

/** The mapping in force. */
export function mappingOf(item: ImportItem): Mapping {
  return item.mapping ?? item.inspection?.mapping ?? recognisedOf(item.columns ?? []);
}

function recognisedOf(columns: readonly ColumnFound[]): Mapping {
  const mapping: Record<string, string> = {};
  for (const { field, header } of columns) if (field !== null) mapping[field] ??= header;
  return mapping;
}

/** Whether the user changed what was recognised, or what the saved mapping made of it. */
export function isEdited(item: ImportItem): boolean {
  const asItCame = item.profile?.mapping ?? item.inspection?.mapping ?? recognisedOf(item.columns ?? []);
  const contrary = new Set(contraryOf(item));
  const contraryAsItCame = item.profile?.choices.contrary ?? [];
  const isSameContrary =
    contrary.size === contraryAsItCame.length && contraryAsItCame.every((each) => contrary.has(each));
  return !isSameMapping(asItCame, mappingOf(item)) || !isSameContrary;
}

/** Fields whose yes is read as no. */
function contraryOf(item: Pick<ImportItem, 'choices'>): readonly string[] {
  return item.choices.contrary ?? [];
}

/**
 * A file with one of its columns read as a field.
 * @param field  null: the column is not read
 * @param isContrary  whether its yes is the field's no; where it is not said, as the header asks
 */
export function readAs(
  item: ImportItem,
  header: string,
  field: string | null,
  isContrary = item.asked.some(
    (each) => each.header === header && each.candidates.some((one) => one.field === field && one.isContrary),
  ),
): Pick<ImportItem, 'mapping' | 'choices' | 'setAside'> {
  const mapping = remap(mappingOf(item), header, field);
  const isAsked = item.asked.some((each) => each.header === header);
  const others = item.setAside.filter((each) => each !== header);
  return {
    mapping,
    choices: withContrary(item.choices, [
      ...contraryOf(item).filter((each) => each !== field && each in mapping),
      ...(field !== null && isContrary ? [field] : []),
    ]),
    setAside: field === null && isAsked ? [...others, header] : others,
  };
}

export function withContrary({ contrary: _, ...choices }: ReadingChoices, contrary: readonly string[]): ReadingChoices {
  return contrary.length === 0 ? choices : { ...choices, contrary: [...contrary] };
}

/** How an asked column is read now; null while the user has not said. With a saved mapping that was said when it was saved. */
export function saidOf(
  item: ImportItem,
  { header }: AskedColumn,
): { readonly field: string | null; readonly isContrary: boolean } | null {
  const field = Object.entries(mappingOf(item)).find(([, from]) => from === header)?.[0] ?? null;
  if (field !== null) return { field, isContrary: contraryOf(item).includes(field) };
  return item.setAside.includes(header) || item.profile !== null ? { field: null, isContrary: false } : null;
}

/** True where the user has to give the year: nothing in the file or its name says it. */
export function needsYear(item: ImportItem): boolean {
  if (item.inspection === null) return false;
  const { mapping: recognised, yearSource } = item.inspection;
  const header = mappingOf(item)['survey_year'];
  if (header === recognised['survey_year']) return yearSource === null;
  return header === undefined && (yearSource === null || yearSource === 'column');
}

/** True where the user has to say which column has the community: no row of a child comes in without it. */
export function needsCommunity(item: ImportItem): boolean {
  return item.inspection?.layout === 'child' && !('community_code' in mappingOf(item));
}

/** True where answers are coded 1 and 2: the user has to say which of them is yes. */
function needsCodes(item: ImportItem): boolean {
  return item.codes === null && (item.inspection?.unclearCodes.length ?? 0) > 0;
}

/** Whether a file can be imported as it stands. */
export function isReady(item: ImportItem): boolean {
  if (item.handle === null || item.inspection === null || needsCommunity(item) || needsCodes(item)) return false;
  return !needsYear(item) || item.yearGiven !== null;
}
