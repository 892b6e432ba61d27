//! The reform event that some words tell of: its kind by its verb, its parties by where they stand to the verb.
//!
//! Deliberately absent: parties that the words do not name or describe. Where the giver is not named, there is none.

use super::mention::Mention;
use super::wording::{Paragraph, clause, ends_with, letters, one_of};
use crate::fold::fold;
use crate::model::{Agency, ChangeKind, Dataset, Description, Party, Qualifier, Ref, Status, Text};
use crate::numbers::{numbers_in, without_more};
use std::ops::Range;

/// An event as the words tell it.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// What happened.
    pub kind: ChangeKind,
    /// Who there was before, or who gave.
    pub from: Vec<Party>,
    /// Who there is afterwards, or who received.
    pub to: Vec<Party>,
    /// Where its verb stands in the folded paragraph.
    pub(super) verb: Range<usize>,
    /// How many kinds of change the words tell of.
    pub kinds: usize,
}

/// The verbs of each kind; of verbs at the same place the longest counts.
const VERBS: [(ChangeKind, &[&str]); 11] = [
    (ChangeKind::Merge, &["整合组建", "合并组建", "合并设立", "合并为", "并入", "整合为"]),
    (ChangeKind::Reconstitute, &["重新组建", "改组为", "重组为"]),
    (ChangeKind::Rename, &["更名", "改名", "改称"]),
    (ChangeKind::Split, &["分设", "分拆为"]),
    (ChangeKind::Abolish, &["撤销", "不再保留"]),
    (ChangeKind::AddNameplate, &["加挂"]),
    (ChangeKind::TransferFunctions, &["划入", "划出", "划归", "划转", "移交"]),
    (ChangeKind::Delegate, &["下放", "赋权", "赋予"]),
    (ChangeKind::Resubordinate, &["领导体制", "隶属关系", "主管改为"]),
    (ChangeKind::Adjust, &["优化", "强化", "理顺", "调整"]),
    (ChangeKind::Establish, &["设立", "成立", "组建", "设置", "新设", "新建立"]),
];

/// The last words of names of bodies.
const BODIES: &str = "委员会 办公室 领导小组 指挥部 联席会 联席会议 工委 中心 公司 大队 支队 研究院 图书馆 书院 机构 法院 医院 学校 \
    协会 联盟 专班 局 委 办 处 所 站 队 厅 署 馆 科 院 公社";

/// The event that the words in `marked`, a part of the folded paragraph, tell of. `agencies` are those named in the paragraph.
pub(super) fn event(
    dataset: &Dataset,
    paragraph: &Paragraph,
    marked: Range<usize>,
    agencies: &[Mention],
    text: &dyn Fn(&str) -> Text,
) -> Option<Event> {
    let verbs = verbs(paragraph.folded(), marked.clone());
    // 優化 and 強化 accompany most changes, so that any other verb says more.
    let is_vague = |kind: ChangeKind| kind == ChangeKind::Adjust;
    let (kind, verb) = verbs.iter().find(|(kind, _)| !is_vague(*kind)).or(verbs.first())?.clone();
    let mut kinds: Vec<ChangeKind> = verbs.iter().map(|(kind, _)| *kind).filter(|kind| !is_vague(*kind)).collect();
    kinds.sort_unstable();
    kinds.dedup();
    let agencies = agencies
        .iter()
        .filter(|mention| marked.start <= mention.range.start && mention.range.end <= marked.end)
        .cloned()
        .collect();
    let telling = Telling { dataset, paragraph, marked, agencies, verb: verb.clone(), text };
    let (from, to) = telling.parties(kind);
    Some(Event { kind, from, to, verb, kinds: kinds.len().max(1) })
}

/// How far the words in a folded text say that something has come.
pub(super) fn status(folded: &str) -> Option<Status> {
    if one_of(folded, &["探索", "试行", "试点", "试办"]) {
        Some(Status::Exploring)
    } else if one_of(folded, &["拟", "将于", "将会", "计划于"]) {
        Some(Status::Intended)
    } else {
        one_of(folded, &["已", "完成", "建成"]).then_some(Status::Done)
    }
}

/// Whether a folded name ends as names of bodies do.
pub(super) fn names_body(folded: &str) -> bool {
    letters(folded) > 2 && BODIES.split(' ').any(|body| folded.ends_with(&fold(body)))
}

/// Every verb of change in a part of a folded text, in order.
fn verbs(folded: &str, marked: Range<usize>) -> Vec<(ChangeKind, Range<usize>)> {
    let words = &folded[marked.clone()];
    let mut found: Vec<(ChangeKind, Range<usize>)> = Vec::new();
    for (kind, verbs) in VERBS {
        for verb in verbs {
            found.extend(
                words.match_indices(&fold(verb)).map(|(at, verb)| (kind, marked.start + at..marked.start + at + verb.len())),
            );
        }
    }
    // 整合甲、乙，組建丙 is a merger with its verb in two parts, of which the second divides the parties.
    for (at, verb) in words.match_indices("整合") {
        let rest = &words[at + verb.len()..];
        let sentence = &rest[..rest.find(['。', ';']).unwrap_or(rest.len())];
        if let Some(second) =
            ["组建", "合并为", "设置"].into_iter().filter_map(|verb| sentence.find(verb).map(|at| (at, verb.len()))).min()
        {
            let start = marked.start + at + verb.len() + second.0;
            found.push((ChangeKind::Merge, start..start + second.1));
        }
    }
    let is_merger = |verb: &Range<usize>| found.iter().any(|(kind, other)| *kind == ChangeKind::Merge && other == verb);
    // 機構設置 is a thing, and no word of what happened.
    let is_noun = |verb: &Range<usize>| folded[verb.clone()] == fold("设置") && ends_with(&folded[..verb.start], &["机构", "的"]);
    let is_part =
        |verb: &Range<usize>| found.iter().any(|(_, other)| other != verb && other.start <= verb.start && verb.end <= other.end);
    let mut kept: Vec<(ChangeKind, Range<usize>)> = found
        .iter()
        .filter(|(kind, verb)| !is_part(verb) && !is_noun(verb) && (*kind == ChangeKind::Merge || !is_merger(verb)))
        .cloned()
        .collect();
    kept.sort_by_key(|(_, verb)| verb.start);
    kept.dedup();
    kept
}

/// Words that tell of an event. Positions are those of the folded paragraph.
struct Telling<'a> {
    dataset: &'a Dataset,
    paragraph: &'a Paragraph<'a>,
    marked: Range<usize>,
    agencies: Vec<Mention>,
    verb: Range<usize>,
    text: &'a dyn Fn(&str) -> Text,
}

impl Telling<'_> {
    /// Before and after, or giver and receiver.
    fn parties(&self, kind: ChangeKind) -> (Vec<Party>, Vec<Party>) {
        let before = self.named(self.sentence_start()..self.verb.start);
        let after = self.named(self.verb.end..self.sentence_end());
        let first = |parties: &[Party]| parties.iter().take(1).cloned().collect::<Vec<_>>();
        let last = |parties: &[Party]| parties.last().cloned().into_iter().collect::<Vec<_>>();
        match kind {
            ChangeKind::Establish => (Vec::new(), self.or_described(first(&after))),
            ChangeKind::Abolish => (self.or_described(first(&after)), Vec::new()),
            ChangeKind::Merge => (self.group().map_or(before, |group| vec![group]), self.or_described(first(&after))),
            ChangeKind::Absorb => (before, self.or_described(first(&after))),
            ChangeKind::CoLocate => (Vec::new(), before.into_iter().chain(after).collect()),
            ChangeKind::Reconstitute | ChangeKind::Convert => (last(&before), self.or_described(first(&after))),
            ChangeKind::Rename => (self.old_name().into_iter().collect(), first(&after)),
            ChangeKind::Split => (last(&before), after),
            ChangeKind::AddNameplate => (Vec::new(), last(&before)),
            ChangeKind::TransferFunctions if self.is(&["划出"]) => (last(&before), first(&after)),
            ChangeKind::TransferFunctions | ChangeKind::Delegate => (first(&before), first(&after)),
            ChangeKind::Resubordinate => (self.old_superior(), last(&before)),
            ChangeKind::Adjust if before.is_empty() => (Vec::new(), first(&after)),
            ChangeKind::Adjust => (Vec::new(), last(&before)),
        }
    }

    fn is(&self, verbs: &[&str]) -> bool {
        one_of(&self.paragraph.folded()[self.verb.clone()], verbs)
    }

    fn sentence_start(&self) -> usize {
        let marked = &self.paragraph.folded()[self.marked.start..self.verb.start];
        marked.rfind(['。', ';']).map_or(self.marked.start, |at| self.marked.start + at)
    }

    fn sentence_end(&self) -> usize {
        let marked = &self.paragraph.folded()[self.verb.end..self.marked.end];
        marked.find(['。', ';']).map_or(self.marked.end, |length| self.verb.end + length)
    }

    fn party(&self, mention: &Mention) -> Party {
        Party::Agency(self.dataset.record(mention.index).id().as_str().into())
    }

    /// The bodies on record that a part of the paragraph names, each once.
    fn named(&self, part: Range<usize>) -> Vec<Party> {
        let mut parties = Vec::new();
        for mention in self.agencies.iter().filter(|mention| part.start <= mention.range.start && mention.range.end <= part.end) {
            let party = self.party(mention);
            if !parties.contains(&party) {
                parties.push(party);
            }
        }
        parties
    }

    /// `known`, or the body that stands right after the verb without being on record.
    fn or_described(&self, known: Vec<Party>) -> Vec<Party> {
        let folded = self.paragraph.folded();
        let clause = clause(folded, self.verb.end);
        let words = &folded[self.verb.end..clause.end.min(self.marked.end).max(self.verb.end)];
        let words = words.trim_start_matches("为");
        let start = clause.end.min(self.marked.end) - words.len();
        let words = words.split(['、', '和', '等', '(']).next().unwrap_or_default();
        if !known.is_empty() || !names_body(words) || letters(words) > 20 {
            return known;
        }
        vec![self.described(start..start + words.len())]
    }

    fn described(&self, part: Range<usize>) -> Party {
        let text = (self.text)(self.paragraph.words(part));
        Party::Described(Box::new(Description { text, count: None, qualifier: None, among: Box::default(), open: false }))
    }

    /// 十多家車隊 before the verb: a group with its number and those of it that are named.
    fn group(&self) -> Option<Party> {
        let folded = self.paragraph.folded();
        let start = self.sentence_start();
        let words = &folded[start..self.verb.start];
        let (number, value) = numbers_in(words).into_iter().next_back()?;
        let counted = &words[number.end..];
        let unit = ["家", "个", "支", "所", "户"].into_iter().find(|unit| counted.starts_with(unit))?;
        let length = counted.find(|letter: char| !letter.is_alphanumeric()).unwrap_or(counted.len());
        let is_thing = length > unit.len();
        let written = &words[number.clone()];
        let is_more = without_more(written) != written;
        let described = start + number.start..start + number.end + length;
        let among = self.agencies.iter().filter(|mention| start <= mention.range.start && mention.range.end <= self.verb.start);
        let mut named: Vec<Ref<Agency>> = Vec::new();
        for mention in among {
            let id = self.dataset.record(mention.index).id().as_str().into();
            if !named.contains(&id) {
                named.push(id);
            }
        }
        let description = Description {
            text: (self.text)(self.paragraph.words(described)),
            count: Some(u32::try_from(value).ok()?),
            qualifier: Some(if is_more { Qualifier::MoreThan } else { Qualifier::Exact }),
            among: named.into(),
            open: false,
        };
        is_thing.then(|| Party::Described(Box::new(description)))
    }

    /// The name right before 更名, which is that of the body on record or a former one.
    fn old_name(&self) -> Option<Party> {
        let folded = self.paragraph.folded();
        let start = clause(folded, self.verb.start).start.max(self.marked.start);
        let words = &folded[start..self.verb.start];
        let mention = self.agencies.iter().rfind(|mention| start <= mention.range.start && mention.range.end <= self.verb.start);
        match mention {
            Some(mention) => Some(self.described(mention.range.clone())),
            None => (names_body(words) && letters(words) <= 20).then(|| self.described(start..self.verb.start)),
        }
    }

    /// The body between 由 and 改, or 主管改為.
    fn old_superior(&self) -> Vec<Party> {
        let folded = self.paragraph.folded();
        let end = self.sentence_end();
        let words = &folded[self.verb.start..end];
        let change = words.find('改').map(|at| self.verb.start + at);
        let start = words.find('由').map(|at| self.verb.start + at);
        match (start, change) {
            (Some(start), Some(change)) if start < change => self.named(start..change).into_iter().take(1).collect(),
            _ => Vec::new(),
        }
    }
}
