//! How the words tie a body to a function or to another body: holdings and relations.
//!
//! Deliberately absent: ties to what the words do not name.

use super::Marked;
use super::wording::one_of;
use crate::fold::fold;
use crate::model::{RecordIndex, RelationKind, Role, Verb};

/// A body and its function.
pub(super) struct Duty {
    pub agency: RecordIndex,
    pub function: RecordIndex,
    pub role: Role,
    pub verb: Option<Verb>,
}

/// Two bodies and how they stand to each other.
pub(super) struct Bond {
    pub kind: RelationKind,
    pub from: RecordIndex,
    pub to: RecordIndex,
}

/// The words for a relation, and whether the other end comes first.
const BONDS: [(RelationKind, &[&str], bool); 9] = [
    (RelationKind::PartOf, &["下设", "下辖"], true),
    (RelationKind::PartOf, &["内设机构", "隶属", "所属"], false),
    (RelationKind::HostedBy, &["挂靠", "设在"], false),
    (RelationKind::Boundary, &["厘清"], false),
    (RelationKind::Guides, &["指导", "引导"], false),
    (RelationKind::Leads, &["领导"], false),
    (RelationKind::Cooperates, &["协作", "联动", "协同", "配合", "合作"], false),
    (RelationKind::Leads, &["主管"], false),
    (RelationKind::Leads, &["管理"], false),
];

const VERBS: [(Verb, &[&str]); 7] = [
    (Verb::Coordinate, &["牵头", "统筹"]),
    (Verb::TransferIn, &["划入"]),
    (Verb::Consolidate, &["归集", "整合"]),
    (Verb::Assign, &["赋予"]),
    (Verb::Strengthen, &["强化", "加强"]),
    (Verb::Optimise, &["优化"]),
    (Verb::Perform, &["负责", "承担"]),
];

/// The duty that the marked words tell of: the function named first, and the body that it goes to or whose name is nearest to it.
pub(super) fn duty(marked: &Marked) -> Option<Duty> {
    let folded = marked.folded();
    let function = marked.named(&marked.functions).next()?;
    let distance = |at: usize| at.abs_diff(function.range.start);
    let agency = match folded.find(&fold("劃入")) {
        Some(at) => marked.named(&marked.agencies).find(|agency| agency.range.start > marked.folded.start + at)?,
        None => marked.named(&marked.agencies).min_by_key(|agency| distance(agency.range.start))?,
    };
    let role = if one_of(folded, &["牵头"]) {
        Role::Leads
    } else if one_of(folded, &["配合", "协同"]) {
        Role::Cooperates
    } else {
        Role::Holds
    };
    let verb = VERBS.into_iter().find(|(_, words)| one_of(folded, words)).map(|(verb, _)| verb);
    Some(Duty { agency: agency.index, function: function.index, role, verb })
}

/// The relation that the marked words tell of between the first two bodies that they name around its word.
pub(super) fn bond(marked: &Marked) -> Option<Bond> {
    let mut named: Vec<(usize, RecordIndex)> = Vec::new();
    for mention in marked.named(&marked.agencies) {
        if named.iter().all(|(_, index)| *index != mention.index) {
            named.push((mention.range.start, mention.index));
        }
    }
    let [(_, first), (_, second)] = named[..] else {
        return None;
    };
    // 由甲主管改為乙主管 names two superiors, and not who is under them.
    if one_of(marked.folded(), &["改为", "改由"]) {
        return None;
    }
    // A leading group and a line of authority tell of no leading; what stands in a name tells of nothing.
    let mut words = marked.folded().replace("领导小组", "").replace("领导体制", "");
    for mention in marked.named(&marked.agencies) {
        words = words.replace(&marked.paragraph.folded()[mention.range.clone()], "、");
    }
    let (kind, _, is_reversed) = BONDS.into_iter().find(|(_, bonds, _)| one_of(&words, bonds))?;
    // 甲由乙領導: the leader is the one after 由.
    let second_is_agent = matches!(kind, RelationKind::Leads | RelationKind::Guides) && words.contains("由、");
    let (from, to) = if is_reversed || second_is_agent { (second, first) } else { (first, second) };
    Some(Bond { kind, from, to })
}
