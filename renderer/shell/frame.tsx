import { Suspense, useCallback, useEffect, useRef, type ComponentProps, type ReactNode } from 'react';
import type { Screen } from '../client/address/address.ts';
import { goToScreen } from '../client/address/use-address.ts';
import { useImport } from '../client/import/import-context.tsx';
import type { ChosenFile } from '../client/import/open-chosen.ts';
import { useMessages } from '../ui/locale.tsx';
import { Loading } from '../ui/progress.tsx';
import { CaseWatermark } from './case-watermark.tsx';
import { DropAnywhere } from './drop-anywhere.tsx';
import { EngineBanner } from './engine-banner.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { NavRail } from './nav-rail.tsx';
import { TopBar } from './top-bar.tsx';
import './frame.css';

/** The window around a screen: navigation, the bar above it, and a place for files to be dropped. */
export function Frame(props: {
  readonly screen: Screen;
  readonly navigation: ComponentProps<typeof NavRail>['screens'];
  readonly follows: ComponentProps<typeof TopBar>['follows'];
  readonly children: ReactNode;
}) {
  const { screen } = props;
  const { common, shell } = useMessages();
  const { add } = useImport();
  const main = useRef<HTMLElement>(null);
  const shown = useRef(screen);
  useEffect(() => {
    document.title = `${shell.screens[screen]} · ${common.product}`;
  }, [screen, shell, common]);
  useEffect(() => {
    // A new screen starts at its top, and the keyboard starts there too.
    if (shown.current === screen) return;
    shown.current = screen;
    main.current?.scrollTo(0, 0);
    main.current?.focus();
  }, [screen]);
  const onFiles = useCallback(
    (chosen: readonly ChosenFile[]) => {
      goToScreen('import');
      void add(chosen);
    },
    [add],
  );
  return (
    <div className="frame">
      <p className="print-notice">{common.handOut.printByButton}</p>
      <a
        className="skip-link"
        href="#content"
        onClick={(event) => {
          event.preventDefault();
          main.current?.focus();
        }}
      >
        {shell.skipToContent}
      </a>
      <NavRail screens={props.navigation} />
      <div className="frame-body">
        <TopBar follows={props.follows} />
        <EngineBanner />
        <main className="frame-main" id="content" tabIndex={-1} ref={main}>
          <ErrorBoundary resetKey={screen}>
            <Suspense fallback={<Loading />}>{props.children}</Suspense>
          </ErrorBoundary>
        </main>
        <CaseWatermark />
      </div>
      <DropAnywhere onFiles={onFiles} />
    </div>
  );
}
