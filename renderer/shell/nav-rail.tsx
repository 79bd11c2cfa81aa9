import { printAddress, type Screen } from '../client/address/address.ts';
import { goToScreen, useAddress } from '../client/address/use-address.ts';
import { languages } from '../../shared/format/language.ts';
import { Icon, type IconName } from '../ui/icon.tsx';
import { useLanguage, useMessages } from '../ui/locale.tsx';
import './nav-rail.css';

/** The mark of the application. */
export function Brand(props: { readonly name: string }) {
  return (
    <div className="brand">
      <svg width="32" height="32" viewBox="0 0 32 32" role="img" aria-label={props.name}>
        <rect className="brand-1" x="3" y="3" width="12" height="12" rx="2.5" />
        <rect className="brand-2" x="17" y="3" width="12" height="12" rx="2.5" />
        <rect className="brand-3" x="3" y="17" width="12" height="12" rx="2.5" />
        <rect className="brand-4" x="17" y="17" width="12" height="12" rx="2.5" />
      </svg>
    </div>
  );
}

/** The languages, for the dark ground of the navigation. */
export function LanguageChoice() {
  const { language, setLanguage } = useLanguage();
  const { shell } = useMessages();
  return (
    <div className="nav-language" role="group" aria-label={shell.language}>
      {languages.map((each) => (
        <button
          key={each}
          type="button"
          className="nav-language-option"
          lang={each}
          aria-label={shell.languageNames[each]}
          aria-pressed={each === language}
          onClick={() => setLanguage(each)}
        >
          {shell.languages[each]}
        </button>
      ))}
    </div>
  );
}

/** The screens, and the language at the foot. */
export function NavRail(props: { readonly screens: readonly { readonly name: Screen; readonly icon: IconName }[] }) {
  const address = useAddress();
  const { common, shell } = useMessages();
  return (
    <nav className="nav-rail" aria-label={shell.navigation}>
      <Brand name={common.product} />
      <ul className="nav-list">
        {props.screens.map(({ name, icon }) => (
          <li key={name}>
            <a
              className="nav-link"
              href={printAddress({ ...address, screen: name })}
              aria-current={address.screen === name ? 'page' : undefined}
              onClick={(event) => {
                event.preventDefault();
                goToScreen(name);
              }}
            >
              <Icon name={icon} size={24} />
              <span>{shell.screens[name]}</span>
            </a>
          </li>
        ))}
      </ul>
      <LanguageChoice />
    </nav>
  );
}
