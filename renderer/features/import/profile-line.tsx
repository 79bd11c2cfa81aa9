import { useImport } from '../../client/import/import-context.tsx';
import { canBeRead, profileFor } from '../../client/import/import-mapping.ts';
import { columnKeysOf, type ImportItem } from '../../client/import/import-item.ts';
import { useMappings } from '../../client/import/use-mappings.ts';
import { Icon } from '../../ui/icon.tsx';
import { useMessages } from '../../ui/locale.tsx';
import { SelectField } from '../../ui/select-field.tsx';

const noProfile = '';

/** Which saved mapping a file is read by and why, with the others it can be read by; nothing where there is none. */
export function ProfileLine(props: { readonly item: ImportItem }) {
  const { item } = props;
  const { setProfile } = useImport();
  const { importing } = useMessages();
  const { profile: words } = importing;
  const { data: profiles = [] } = useMappings();
  const keys = columnKeysOf(item);
  const fitting = profiles.filter((profile) => canBeRead(profile, keys));
  const { profile } = item;
  if (fitting.length === 0 && !profile) return null;
  const isOfHeaders =
    profile !== null &&
    profileFor(
      profiles.filter(({ name }) => name === profile.name),
      keys,
    );
  return (
    <div className="profile-line" data-used={profile !== null || undefined}>
      {profile ? (
        <p>
          <Icon name="check" size={16} />
          <strong>{words.using(profile.name)}</strong>
          <span className="muted">{isOfHeaders ? words.usingWhy : words.usingChosen}</span>
        </p>
      ) : null}
      <SelectField
        label={words.choose}
        showLabel
        value={profile?.name ?? noProfile}
        options={[
          { value: noProfile, label: words.none },
          ...fitting.map(({ name }) => ({ value: name, label: name })),
        ]}
        onChange={(name) => setProfile(item.key, fitting.find((each) => each.name === name) ?? null)}
      />
    </div>
  );
}
