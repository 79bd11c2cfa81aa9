import { useQueryClient } from '@tanstack/react-query';
import { Suspense, useCallback, useEffect, useRef } from 'react';
import type { Language } from '../shared/format/language.ts';
import { useImport } from './client/import/import-context.tsx';
import type { ChosenFile } from './client/import/open-chosen.ts';
import { goToScreen, useAddress } from './client/address/use-address.ts';
import { toFailure } from './client/connection/failure.ts';
import { useHost } from './client/connection/use-host.ts';
import { forgetData, useWorkspace } from './client/workspace/use-workspace.ts';
import { IdleWarning } from './features/workspace/idle-warning.tsx';
import { LockScreen } from './features/workspace/lock-screen.tsx';
import { WorkspaceDialogs } from './features/workspace/workspace-dialogs.tsx';
import { navigation, screens } from './screens.tsx';
import { DropAnywhere } from './shell/drop-anywhere.tsx';
import { EngineBanner } from './shell/engine-banner.tsx';
import { ErrorBoundary } from './shell/error-boundary.tsx';
import { DataPage } from './ui/data-page.tsx';
import { LocaleProvider, useMessages } from './ui/locale.tsx';
import { NavRail } from './shell/nav-rail.tsx';
import { FailureNotice } from './ui/notice.tsx';
import { Loading } from './ui/progress.tsx';
import { TopBar } from './shell/top-bar.tsx';
import './app.css';

function CurrentScreen() {
  const { screen } = useAddress();
  const entry = screens[screen];
  if (!entry.needsData) return <entry.page />;
  return <DataPage icon={entry.icon}>{(dataset) => <entry.page dataset={dataset} />}</DataPage>;
}

function Frame() {
  const { screen } = useAddress();
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
      <NavRail screens={navigation} />
      <div className="frame-body">
        <TopBar follows={screens[screen].follows} />
        <EngineBanner />
        <main className="frame-main" id="content" tabIndex={-1} ref={main}>
          <ErrorBoundary resetKey={screen}>
            <Suspense fallback={<Loading />}>
              <CurrentScreen />
            </Suspense>
          </ErrorBoundary>
        </main>
      </div>
      <DropAnywhere onFiles={onFiles} />
    </div>
  );
}

/** Shows the application, or nothing of the data while the workspace is locked or its state is not known yet. */
function Gate() {
  const status = useWorkspace();
  const queries = useQueryClient();
  const state = status.data?.state ?? null;
  useEffect(() => {
    if (state === 'locked') forgetData(queries);
  }, [state, queries]);
  if (status.data?.state === 'locked') return <LockScreen status={status.data} />;
  if (status.data) return <Frame />;
  return (
    <main>
      <EngineBanner />
      {status.error ? (
        <FailureNotice failure={toFailure(status.error)} onRetry={() => void status.refetch()} />
      ) : (
        <Loading />
      )}
    </main>
  );
}

/** The application: language, frame, and the screen that the address names. */
export function App() {
  const host = useHost();
  const onLanguage = useCallback((language: Language) => void host?.language.set({ language }), [host]);
  return (
    <LocaleProvider onLanguage={onLanguage}>
      <Gate />
      <WorkspaceDialogs />
      <IdleWarning />
    </LocaleProvider>
  );
}
