import type { Problem } from '../problem.ts';
import { publishedTexts, type Checked } from './checked.ts';
import { findsProblem } from './text-finds.ts';

const ADDRESS = /(?<![\w.+@/:-])([a-z0-9][\w.+-]{0,63})@((?:[a-z0-9-]{1,63}\.){1,5}[a-z]{2,24})(?![\w@:-]|\.\w)/gi;
/** Names that are there for documents (RFC 2606), and machines that send. */
const RESERVED = /(?:^|\.)(?:example\.(?:com|org|net)|example|test|invalid|localhost|x+\.\w+|(?:your|my)-?\w*\.\w+)$/i;
/** Addresses of a group or a desk are there to be known. */
const SHARED =
  /^(?:no-?reply|do-?not-?reply|info|support|help|helpdesk|contact|security|abuse|press|legal|admin|administrator|postmaster|webmaster|hello|office|sales|jobs|team|git|root|feedback|privacy|conduct|coc|events?|billing|noc|ops|oncall|on-call|incidents?|status|users?|dev|devel|announce|list|owner|operations|licen[cs]\w+|board|council|foundation)\b/i;
/** The same said by a word inside: `sbom-devroom-manager`, `GSARPolicy`, `press.office`. */
const SHARED_WORD = /(?:^|[._+-])(?:team|manager|managers|organi[sz]ers?|group|list|committee|office|support|admins?|security)$|policy$/i;
const LISTS = /^(?:lists?|groups?|googlegroups|mail(?:man|ing)?)\./i;
const LIST_HOSTS = /(?:^|\.)(?:googlegroups\.com|groups\.io|freelists\.org)$/i;

/** E-mail addresses of people, once for each document. Until a document's visibility is known, this is a question. */
export function emailAddresses(checked: Checked): Problem[] {
  return publishedTexts(checked).flatMap(([path, text]) => {
    if (!text.includes('@')) return [];
    const finds = [...text.matchAll(ADDRESS)].flatMap(({ 0: written, 1: local = '', 2: host = '', index }) =>
      RESERVED.test(host) || SHARED.test(local) || SHARED_WORD.test(local) || LISTS.test(host) || LIST_HOSTS.test(host)
        ? []
        : [{ written, index }],
    );
    return findsProblem('email-address', 'the e-mail address', path, text, finds);
  });
}
