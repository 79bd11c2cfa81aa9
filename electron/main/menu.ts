import type { MenuItemConstructorOptions } from 'electron';
import { host as en } from '../../shared/i18n/en/host.ts';
import { host as th } from '../../shared/i18n/th/host.ts';

export type HostLanguage = 'th' | 'en';

/** The words of menu and dialogs in a language. */
export function hostTexts(language: HostLanguage): typeof en {
  return language === 'th' ? th : en;
}

/** The menu: editing and zoom, which people expect; reloading and developer tools only while developing. */
export function menuTemplate(language: HostLanguage, isPackaged: boolean): MenuItemConstructorOptions[] {
  const text = hostTexts(language);
  const forDevelopers: MenuItemConstructorOptions[] = isPackaged
    ? []
    : [
        { type: 'separator' },
        { role: 'reload', label: text.reload },
        { role: 'toggleDevTools', label: text.developerTools },
      ];
  return [
    { label: text.menuFile, submenu: [{ role: 'quit', label: text.quit }] },
    {
      label: text.menuEdit,
      submenu: [
        { role: 'undo', label: text.undo },
        { role: 'redo', label: text.redo },
        { type: 'separator' },
        { role: 'cut', label: text.cut },
        { role: 'copy', label: text.copy },
        { role: 'paste', label: text.paste },
        { role: 'selectAll', label: text.selectAll },
      ],
    },
    {
      label: text.menuView,
      submenu: [
        { role: 'resetZoom', label: text.actualSize },
        { role: 'zoomIn', label: text.zoomIn },
        { role: 'zoomOut', label: text.zoomOut },
        { role: 'togglefullscreen', label: text.fullScreen },
        ...forDevelopers,
      ],
    },
  ];
}
