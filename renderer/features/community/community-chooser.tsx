import { useMemo } from 'react';
import { compareNames } from '../../../shared/format/collation.ts';
import { codeAtLevel, levelOfCode } from '../../../shared/geo/area-codes.ts';
import { useFilter } from '../../client/address/use-address.ts';
import { useAreaDirectory } from '../../client/questions/use-area-directory.ts';
import { useSelectedArea } from '../../client/address/use-selection.ts';
import { Action } from '../../ui/action.tsx';
import { useLanguage, useMessages } from '../../ui/locale.tsx';

/** The communities within an area, by tambon. */
export function CommunityChooser(props: { readonly area: string | null }) {
  const { area } = props;
  const { setFilter } = useFilter();
  const { language } = useLanguage();
  const { common, community } = useMessages();
  const directory = useAreaDirectory();
  const selected = useSelectedArea();
  const tambons = useMemo(() => {
    const compare = compareNames(language);
    const within = directory.atLevel('community').filter((each) => each.code.startsWith(area ?? ''));
    const codes = [...new Set(within.map((each) => codeAtLevel(each.code, 'tambon')))];
    return codes
      .map((code) => ({
        code,
        name: directory.nameOf(code, language),
        amphoe: directory.nameOf(codeAtLevel(code, 'amphoe'), language),
        communities: within
          .filter((each) => each.code.startsWith(code))
          .map((each) => ({ code: each.code, name: directory.nameOf(each.code, language) }))
          .toSorted((a, b) => compare(a.name, b.name)),
      }))
      .toSorted((a, b) => compare(a.amphoe, b.amphoe) || compare(a.name, b.name));
  }, [directory, language, area]);
  return (
    <div className="community-chooser">
      <div className="community-chooser-head">
        <div>
          <h1>{community.chooseTitle}</h1>
          <p className="muted">{community.chooseText}</p>
        </div>
        {selected !== null && levelOfCode(selected) === 'community' ? (
          <Action look="primary" icon="community" onPress={() => setFilter({ area: selected })}>
            {community.selectedOnMap(directory.nameOf(selected, language))}
          </Action>
        ) : null}
      </div>
      {tambons.length === 0 ? <p className="muted">{community.chooseNone}</p> : null}
      <div className="community-tambons">
        {tambons.map((tambon) => (
          <section key={tambon.code}>
            <h2>{common.areaTitles.tambon(tambon.name)}</h2>
            <p className="small muted">{common.areaTitles.amphoe(tambon.amphoe)}</p>
            <ul>
              {tambon.communities.map((each) => (
                <li key={each.code}>
                  <button type="button" onClick={() => setFilter({ area: each.code })}>
                    {each.name}
                  </button>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </div>
  );
}
