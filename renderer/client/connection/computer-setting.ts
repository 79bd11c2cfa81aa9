import { useCallback, useSyncExternalStore } from 'react';
import {
  computerSettings,
  settingValue,
  type ComputerSetting,
  type SettingValue,
} from '../../../shared/contract/computer-settings.ts';
import { hostBridge } from './host-bridge.ts';
import { watched } from './watched.ts';

const changed = watched(0);
/** Where storage is denied a setting lasts until the window closes. */
const chosen = new Map<ComputerSetting, string>();
const storageKey = (name: ComputerSetting): string => `natpro.${name}`;

function stored(name: ComputerSetting): string | null {
  try {
    return window.localStorage.getItem(storageKey(name));
  } catch {
    return null;
  }
}

/** A setting of this computer; the first of its values where nobody has chosen. */
export function computerSetting<Name extends ComputerSetting>(name: Name): SettingValue<Name> {
  const kept = chosen.get(name) ?? stored(name) ?? hostBridge()?.settings[name];
  return settingValue(name, kept) ?? computerSettings[name][0];
}

export function keepSetting<Name extends ComputerSetting>(name: Name, value: SettingValue<Name>): void {
  chosen.set(name, value);
  changed.set(changed.get() + 1);
  hostBridge()?.keepSettings({ [name]: value });
  try {
    window.localStorage.setItem(storageKey(name), value);
  } catch {
    // It lasts until the window closes.
  }
}

/** A setting of this computer and its setter. */
export function useComputerSetting<Name extends ComputerSetting>(
  name: Name,
): readonly [SettingValue<Name>, (value: SettingValue<Name>) => void] {
  const value = useSyncExternalStore(changed.subscribe, () => computerSetting(name));
  return [value, useCallback((next: SettingValue<Name>) => keepSetting(name, next), [name])];
}
