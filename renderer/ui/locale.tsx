import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components';
import { localeOf, type Language } from '../../shared/format/language.ts';
import { computerSetting, keepSetting } from '../client/connection/computer-setting.ts';
import { messages, type Messages } from './messages.ts';

type Locale = { readonly language: Language; readonly setLanguage: (language: Language) => void };

const LocaleContext = createContext<Locale | null>(null);

/** Holds the language: `<html lang>` and react-aria follow it at once. */
export function LocaleProvider(props: {
  readonly onLanguage?: (language: Language) => void;
  readonly children: ReactNode;
}) {
  const [language, setLanguage] = useState<Language>(() => computerSetting('language'));
  const { onLanguage } = props;
  useEffect(() => {
    document.documentElement.lang = language;
    keepSetting('language', language);
    onLanguage?.(language);
  }, [language, onLanguage]);
  const locale = useMemo(() => ({ language, setLanguage }), [language]);
  return (
    <LocaleContext value={locale}>
      <I18nProvider locale={localeOf(language)}>{props.children}</I18nProvider>
    </LocaleContext>
  );
}

/** The current language and its setter. */
export function useLanguage(): Locale {
  const locale = useContext(LocaleContext);
  if (!locale) throw new Error('useLanguage needs a LocaleProvider above it.');
  return locale;
}

/** Every text of the current language, by namespace: `useMessages().common.cancel`. */
export function useMessages(): Messages {
  return messages[useLanguage().language];
}

/**
 * The texts of one namespace that a feature brings itself:
 * `const texts = { th, en }` at the module, `useTexts(texts)` in the component.
 */
export function useTexts<Texts>(texts: Readonly<Record<Language, Texts>>): Texts {
  return texts[useLanguage().language];
}
