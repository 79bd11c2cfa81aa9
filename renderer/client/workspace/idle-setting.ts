import { useComputerSetting } from '../connection/computer-setting.ts';
import { idleMinutesChoices, usualIdleMinutes, type IdleMinutes } from './idle-clock.ts';

/** After how many minutes without use a workspace locks on this computer, and its setter. */
export function useIdleMinutes(): readonly [IdleMinutes, (minutes: IdleMinutes) => void] {
  const [kept, keep] = useComputerSetting('idleMinutes');
  const minutes = idleMinutesChoices.find((choice) => String(choice) === kept) ?? usualIdleMinutes;
  return [minutes, (chosen) => keep(`${chosen}`)];
}
