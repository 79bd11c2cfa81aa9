import type { FinerThanReleased } from '../../shared/contract/finer-than-released.ts';
import { levelOfCode } from '../../shared/geo/area-codes.ts';
import { goTo, useAddress } from '../client/address/use-address.ts';
import { finerOf } from '../client/connection/finer-of.ts';
import { toFailure } from '../client/connection/failure.ts';
import { useAnswering } from '../client/questions/figure-source.tsx';
import { useAreaDirectory } from '../client/questions/use-area-directory.ts';
import { useDataset } from '../client/questions/use-dataset.ts';
import { useRelease, useReleaseActions } from '../client/workspace/use-release.ts';
import { useWorkspace } from '../client/workspace/use-workspace.ts';
import { showDialog } from '../client/workspace/workspace-dialog.ts';
import { useLanguage, useMessages } from './locale.tsx';
import { NotTold, type Way } from './not-told.tsx';
import { FailureNotice } from './notice.tsx';
import { toldTo, waysOn, type LargerAreas, type WayOn } from './ways-on.ts';

/** What a way on shows, in words. */
function useWayWords(): (way: WayOn) => string {
  const { common, release } = useMessages();
  const { language } = useLanguage();
  const directory = useAreaDirectory();
  const { notTold } = release;
  return ({ area, letGo, level }) => {
    if (level === null) return notTold.without[letGo ?? 'all'];
    const title = area && common.areaTitles[levelOfCode(area) ?? 'province'](directory.nameOf(area, language));
    if (title !== null) return letGo === null ? notTold.toArea(title) : notTold.ofAllIn(title);
    const name = common.levelShort[level];
    return letGo === null ? notTold.toLevel(name) : notTold.ofAllAtLevel(name);
  };
}

/** The way to the full figures for who may have them: opening the case data, or leaving what planning view shows. */
function useWayToFull(): Way | null {
  const { release, workspace: words } = useMessages();
  const { data: status } = useRelease();
  const { data: workspace } = useWorkspace();
  const { seePlanning } = useReleaseActions();
  const { source } = useAnswering();
  if (source === 'publication') return null;
  if (status?.seesPlanning) return { words: release.seeAll, onPress: () => void seePlanning(false) };
  if (workspace?.state !== 'open' || workspace.isCaseOpen) return null;
  return { words: words.bar.openCase, onPress: () => showDialog({ kind: 'open-case' }) };
}

/** Where figures like those asked for are told, in one sentence; null where the buttons alone say it. */
function useWhereTold(finer: FinerThanReleased, hasFewerFilters: boolean): string | null {
  const { common, release } = useMessages();
  const { data: dataset } = useDataset();
  const { where } = release.notTold;
  if (finer.told === 'nowhere') return where.nowhere;
  if (finer.told === 'province') return where.provinceAlone;
  const level = toldTo(finer, finer.children, dataset?.view?.filters ?? null);
  if (level !== null) return where.larger(common.levelShort[level]);
  return hasFewerFilters ? where.fewerFilters : null;
}

type Reach = {
  /** How the screen can show larger areas instead. */
  readonly larger?: LargerAreas;
  /** Leaves what was asked for, where the screen has something to go back to. */
  readonly onBack?: () => void;
  /** True where it is all that the screen shows. */
  readonly isScreen?: boolean;
};

/** A question that the released figures do not tell: where they tell the like, and the ways on that there are here. */
function FinerThanTold(props: { readonly finer: FinerThanReleased } & Reach) {
  const { finer, larger = 'none', onBack } = props;
  const { common, release } = useMessages();
  const { source } = useAnswering();
  const { data: dataset } = useDataset();
  const address = useAddress();
  const wordsOf = useWayWords();
  const toFull = useWayToFull();
  const nearby = waysOn({ finer, address, larger, filters: dataset?.view?.filters ?? null });
  const where = useWhereTold(finer, nearby.length > 0);
  const { titles, why } = release.notTold;
  return (
    <NotTold
      title={titles[source]}
      why={why}
      where={where}
      ways={[
        ...nearby.map((way) => ({ words: wordsOf(way), onPress: () => goTo(way.to) })),
        ...(toFull ? [toFull] : []),
        ...(onBack ? [{ words: common.back, onPress: onBack }] : []),
      ]}
      isScreen={props.isScreen ?? false}
    />
  );
}

/** Why there is no answer: the released figures do not tell it, or asking failed, with the way to ask again. */
export function NotAnswered(props: { readonly error: unknown; readonly onRetry?: () => void } & Reach) {
  const { error, onRetry, ...reach } = props;
  const finer = finerOf(error);
  if (finer !== null) return <FinerThanTold finer={finer} {...reach} />;
  return <FailureNotice failure={toFailure(error)} {...(onRetry ? { onRetry } : {})} />;
}
