import type { Language } from '../../shared/format/language.ts';
import type { MessagesLike } from '../../shared/i18n/messages-type.ts';
import { common as commonEn } from '../../shared/i18n/en/common.ts';
import { community as communityEn } from '../../shared/i18n/en/community.ts';
import { compare as compareEn } from '../../shared/i18n/en/compare.ts';
import { detail as detailEn } from '../../shared/i18n/en/detail.ts';
import { filter as filterEn } from '../../shared/i18n/en/filter.ts';
import { importing as importingEn } from '../../shared/i18n/en/importing.ts';
import { indicatorTexts as indicatorTextsEn } from '../../shared/i18n/en/indicator-texts.ts';
import { journal as journalEn } from '../../shared/i18n/en/journal.ts';
import { linking as linkingEn } from '../../shared/i18n/en/linking.ts';
import { marks as marksEn } from '../../shared/i18n/en/marks.ts';
import { overview as overviewEn } from '../../shared/i18n/en/overview.ts';
import { plans as plansEn } from '../../shared/i18n/en/plans.ts';
import { quality as qualityEn } from '../../shared/i18n/en/quality.ts';
import { rules as rulesEn } from '../../shared/i18n/en/rules.ts';
import { shell as shellEn } from '../../shared/i18n/en/shell.ts';
import { start as startEn } from '../../shared/i18n/en/start.ts';
import { workspace as workspaceEn } from '../../shared/i18n/en/workspace.ts';
import { common } from '../../shared/i18n/th/common.ts';
import { community } from '../../shared/i18n/th/community.ts';
import { compare } from '../../shared/i18n/th/compare.ts';
import { detail } from '../../shared/i18n/th/detail.ts';
import { filter } from '../../shared/i18n/th/filter.ts';
import { importing } from '../../shared/i18n/th/importing.ts';
import { indicatorTexts } from '../../shared/i18n/th/indicator-texts.ts';
import { journal } from '../../shared/i18n/th/journal.ts';
import { linking } from '../../shared/i18n/th/linking.ts';
import { marks } from '../../shared/i18n/th/marks.ts';
import { overview } from '../../shared/i18n/th/overview.ts';
import { plans } from '../../shared/i18n/th/plans.ts';
import { quality } from '../../shared/i18n/th/quality.ts';
import { rules } from '../../shared/i18n/th/rules.ts';
import { shell } from '../../shared/i18n/th/shell.ts';
import { start } from '../../shared/i18n/th/start.ts';
import { workspace } from '../../shared/i18n/th/workspace.ts';

const th = {
  common,
  shell,
  filter,
  start,
  importing,
  overview,
  detail,
  compare,
  community,
  indicatorTexts,
  marks,
  workspace,
  journal,
  linking,
  quality,
  rules,
  plans,
};

export type Messages = MessagesLike<typeof th>;

/** The texts of the interface, by language and namespace. */
export const messages: Readonly<Record<Language, Messages>> = {
  th,
  en: {
    common: commonEn,
    shell: shellEn,
    filter: filterEn,
    start: startEn,
    importing: importingEn,
    overview: overviewEn,
    detail: detailEn,
    compare: compareEn,
    community: communityEn,
    indicatorTexts: indicatorTextsEn,
    marks: marksEn,
    workspace: workspaceEn,
    journal: journalEn,
    linking: linkingEn,
    quality: qualityEn,
    rules: rulesEn,
    plans: plansEn,
  },
};
