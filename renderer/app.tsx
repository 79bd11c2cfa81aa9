import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect } from 'react';
import type { Language } from '../shared/format/language.ts';
import { useAddress } from './client/address/use-address.ts';
import { toFailure } from './client/connection/failure.ts';
import { useHost } from './client/connection/use-host.ts';
import { forgetData, useWorkspace } from './client/workspace/use-workspace.ts';
import { IdleWarning } from './features/workspace/idle-warning.tsx';
import { LockScreen } from './features/workspace/lock-screen.tsx';
import { WorkspaceDialogs } from './features/workspace/workspace-dialogs.tsx';
import { navigation, screens } from './screens.tsx';
import { EngineBanner } from './shell/engine-banner.tsx';
import { Frame } from './shell/frame.tsx';
import { DataPage } from './ui/data-page.tsx';
import { LocaleProvider } from './ui/locale.tsx';
import { FailureNotice } from './ui/notice.tsx';
import { Loading } from './ui/progress.tsx';

/** The screen that the address names. */
function CurrentScreen() {
  const { screen } = useAddress();
  const entry = screens[screen];
  return (
    <Frame screen={screen} navigation={navigation} follows={entry.follows}>
      {entry.needsData ? (
        <DataPage icon={entry.icon}>{(dataset) => <entry.page dataset={dataset} />}</DataPage>
      ) : (
        <entry.page />
      )}
    </Frame>
  );
}

/** Shows the application, or nothing of the data while the workspace is locked or its state is not known yet. */
function Gate() {
  const status = useWorkspace();
  const queries = useQueryClient();
  const host = useHost();
  const state = status.data?.state ?? null;
  useEffect(() => {
    if (state === 'locked') forgetData(queries);
  }, [state, queries]);
  const isCaseOpen = status.data?.isCaseOpen ?? false;
  useEffect(() => void host?.window.protect({ isProtected: isCaseOpen }), [host, isCaseOpen]);
  if (status.data?.state === 'locked') return <LockScreen status={status.data} />;
  if (status.data) return <CurrentScreen />;
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
