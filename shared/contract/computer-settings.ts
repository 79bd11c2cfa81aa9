/**
 * What this computer keeps for its user, whichever workspace is open: nothing of any data. In the browser it lies in the
 * browser's storage; the desktop application's page keeps nothing on disk, so there its main process has a file.
 * recentFiles: whether the system's list of recent files may name what is opened and saved.
 */
export const computerSettings = {
  language: ['th', 'en'],
  idleMinutes: ['10', '5', '30'],
  recentFiles: ['no', 'yes'],
} as const;

export type ComputerSetting = keyof typeof computerSettings;
export type SettingValue<Name extends ComputerSetting> = (typeof computerSettings)[Name][number];
export type ComputerSettings = { readonly [Name in ComputerSetting]?: SettingValue<Name> };

const settingNames = Object.keys(computerSettings) as readonly ComputerSetting[];

/** A value of a setting as it was kept, or null where it is none. */
export function settingValue<Name extends ComputerSetting>(name: Name, kept: unknown): SettingValue<Name> | null {
  const values: readonly SettingValue<Name>[] = computerSettings[name];
  return values.find((value) => value === kept) ?? null;
}

/** Those of the given values that are settings. */
export function settingsIn(kept: unknown): ComputerSettings {
  if (typeof kept !== 'object' || kept === null) return {};
  const found = settingNames.flatMap((name) => {
    const value = settingValue(name, (kept as Readonly<Record<string, unknown>>)[name]);
    return value === null ? [] : [[name, value]];
  });
  return Object.fromEntries(found) as ComputerSettings;
}
