//! The figure that some words state, read by the rules of the dataset's README: 4.6萬餘戶 is "4.6", `wan`, `more_than`, 戶.
//!
//! Texts are read in their folded form, so that script and width do not matter, and the answers are given in the words of the source.
//! Deliberately absent: anything that the words do not say, such as whose figure it is.

mod signs;

use super::period::{Moment, Part, Time, moments, time_before};
use super::wording::{Paragraph, clause, ends_with, letters, one_of};
use crate::model::{Comparison, Figure, Period, Qualifier, Scale, Statistic, Streak};
use crate::numbers::{numbers_in, without_more};
use rust_decimal::Decimal;
use signs::{COUNTED, FALLS, MEASURED, PERIOD_BEFORE, RISES, YEAR_BEFORE, qualifier_before, streak, streak_at, strip};
use std::ops::Range;
use unicode_normalization::UnicodeNormalization;

/// A figure, and what the words around it say of it. Ranges are bytes of the paragraph.
#[derive(Clone, Debug, PartialEq)]
pub struct Observation {
    /// The digits as worded, with a minus sign for a decrease.
    pub value: Figure,
    /// The 萬 or 億 of the wording.
    pub scale: Option<Scale>,
    /// What sort of figure it is.
    pub statistic: Statistic,
    /// How exact the wording is.
    pub qualifier: Qualifier,
    /// The word for what is counted or measured in, if it is a usual one.
    pub unit: Option<String>,
    /// What a change or rate is measured against.
    pub comparison: Option<Comparison>,
    /// The period it is compared with, if the words name it.
    pub against: Option<Period>,
    /// Among whom a rank holds.
    pub scope: Option<Range<usize>>,
    /// How long a rank has been held.
    pub streak: Option<Streak>,
    /// The time to which it belongs, if its sentence names one.
    pub time: Option<Time>,
    /// The figure with its qualifier, unit and comparison.
    pub wording: Range<usize>,
    /// What was observed, if the clause says so beside the figure.
    pub name: Option<Range<usize>>,
    /// Whether it may be a manner of speaking, such as 四處, rather than a figure.
    pub is_doubtful: bool,
}

/// The figures in `marked`, in order.
pub(super) fn observations(paragraph: &Paragraph, marked: Range<usize>) -> Vec<Observation> {
    let moments = moments(paragraph.folded());
    let marked = paragraph.folded_range(marked);
    let inside = |range: &Range<usize>| marked.start <= range.start && range.end <= marked.end;
    let numbers = numbers_in(paragraph.folded()).into_iter().filter(|(range, _)| inside(range));
    numbers.filter_map(|(range, value)| Reading { paragraph, moments: &moments, number: range, value }.observation()).collect()
}

/// What stands between the name of a figure and its digits.
const VERBS: &str = "已经 达到 实现 增至 增加到 降至 缩短至 缩短到 达 为 至 到 有 突破 稳居 位居 居 已 共 约 是";

/// One number in a paragraph, to be read as an observation. Positions are those of the folded text.
struct Reading<'a> {
    paragraph: &'a Paragraph<'a>,
    moments: &'a [Moment],
    number: Range<usize>,
    value: Decimal,
}

/// What stands right before a number.
struct Before {
    /// Where the wording begins.
    start: usize,
    is_percentage: bool,
    is_rank: bool,
    qualifier: Option<Qualifier>,
    /// 1 after a word of rise, -1 after one of fall.
    direction: Option<i64>,
}

/// What stands right after a number.
struct After {
    unit: Option<Range<usize>>,
    is_measured: bool,
    qualifier: Option<Qualifier>,
    /// Where the wording ends.
    end: usize,
}

impl Reading<'_> {
    fn folded(&self) -> &str {
        self.paragraph.folded()
    }

    /// The number as it is written.
    fn written(&self) -> &str {
        &self.folded()[self.number.clone()]
    }

    fn observation(&self) -> Option<Observation> {
        let clause = clause(self.folded(), self.number.start);
        let before = self.before(clause.start);
        let after = self.after(&before);
        if !self.is_figure(&before, &after) {
            return None;
        }
        let statistic = self.statistic(&before, &after);
        let is_relative = matches!(statistic, Statistic::Change | Statistic::Rate);
        let (value, scale) = self.value(is_relative && before.direction == Some(-1))?;
        let compared = &self.folded()[clause.start..self.number.start];
        let (comparison, against) = if is_relative { self.comparison(compared, clause.start) } else { (None, None) };
        let streak = (statistic == Statistic::Rank).then(|| streak(compared)).flatten();
        let scope = (statistic == Statistic::Rank).then(|| self.scope(clause.start, streak.as_ref())).flatten();
        let of_rank = [streak.as_ref().map(|(range, _)| clause.start + range.start), scope.as_ref().map(|scope| scope.start)];
        let start = of_rank.into_iter().flatten().fold(before.start, usize::min);
        let name = self.name(clause.clone(), start, &after);
        Some(Observation {
            value,
            scale,
            statistic,
            qualifier: self.qualifier(&before, &after),
            unit: self.unit(&before, &after),
            comparison,
            against,
            scope: scope.map(|scope| self.paragraph.original(scope)),
            streak: streak.map(|(_, streak)| streak),
            time: self.time(statistic, clause.start),
            wording: self.paragraph.original(start..after.end),
            name: name.map(|name| self.paragraph.original(name)),
            is_doubtful: self.is_single_chinese_digit() && statistic != Statistic::Rank,
        })
    }

    /// Reads backwards from the number: 第, a qualifier, a word of rise or fall, what it is compared with.
    fn before(&self, clause: usize) -> Before {
        let text = &self.folded()[clause..self.number.start];
        let mut rest = text.trim_end_matches(' ');
        let is_percentage = strip(&mut rest, ["百分之"]);
        let is_rank = strip(&mut rest, ["第"]);
        let qualifier = qualifier_before(&mut rest);
        let mut direction = None;
        let verb_end = rest.len();
        strip(&mut rest, ["了"]);
        if !is_rank {
            let is_compared = one_of(text, &YEAR_BEFORE) || one_of(text, &PERIOD_BEFORE) || self.against(clause).is_some();
            let is_sign = |word: &&str| is_compared || (word.chars().count() > 1 && *word != "新增");
            let mut goes = |words: &[&'static str]| strip(&mut rest, words.iter().copied().filter(is_sign));
            direction = if goes(&RISES) { Some(1) } else { goes(&FALLS).then_some(-1) };
        }
        match direction {
            Some(_) => drop(strip(&mut rest, ["同比", "环比"])),
            None => rest = &text[..verb_end],
        }
        Before { start: clause + rest.len(), is_percentage, is_rank, qualifier, direction }
    }

    /// Reads on after the number: a unit and a qualifier.
    fn after(&self, before: &Before) -> After {
        let text = &self.folded()[self.number.end..];
        let rest = text.trim_start_matches(' ');
        let at = self.number.end + (text.len() - rest.len());
        let measured = MEASURED.split(' ').find(|unit| rest.starts_with(unit));
        let unit = if before.is_percentage || rest.starts_with("世纪") {
            None
        } else if before.is_rank {
            ["位", "名"].into_iter().find(|unit| rest.starts_with(unit))
        } else {
            measured.or_else(|| COUNTED.split(' ').find(|unit| rest.starts_with(unit)))
        };
        let unit = unit.map(|unit| at..at + unit.len());
        let mut end = unit.as_ref().map_or(self.number.end, |unit| unit.end);
        let qualifiers = [("以上", Qualifier::AtLeast), ("左右", Qualifier::About), ("上下", Qualifier::About)];
        let found = qualifiers.into_iter().find(|(word, _)| self.folded()[end..].starts_with(word));
        end += found.map_or(0, |(word, _)| word.len());
        After { unit, is_measured: measured.is_some() && !before.is_rank, qualifier: found.map(|(_, qualifier)| qualifier), end }
    }

    /// Whether the number is a figure and no date, list number, part of a name or manner of speaking.
    fn is_figure(&self, before: &Before, after: &After) -> bool {
        let folded = self.folded();
        let (left, right) = (&folded[..self.number.start], &folded[self.number.end..]);
        let is_latin = |letter: char| letter.is_alphabetic() && letter < '\u{2e80}';
        let is_joined = left.ends_with(is_latin) || right.starts_with(is_latin) || left.ends_with(['.', '-', '/', '¶']);
        let is_time =
            self.moments.iter().any(|moment| moment.range.start < self.number.end && self.number.start < moment.range.end);
        let is_of_streak = streak_at(left, right).is_some();
        if is_joined || is_time || is_of_streak || right.starts_with("分之") || right.starts_with("世纪") {
            return false;
        }
        if before.is_rank {
            let ends = right.chars().next().is_none_or(|letter| !letter.is_alphanumeric());
            return after.unit.is_some() || ends;
        }
        let is_list_number = right.starts_with('、') && left.chars().next_back().is_none_or(|letter| !letter.is_alphanumeric());
        let is_year = right.starts_with('年') && self.value >= Decimal::from(1000);
        let is_word = self.is_single_chinese_digit()
            && (after.unit.is_none()
                || self.value == Decimal::ONE
                || ends_with(left, &["第", "统", "唯", "之", "每", "同", "逐"]));
        !is_list_number && !is_year && !is_word
    }

    /// 三 and 两, which are often manners of speaking, but not 三千.
    fn is_single_chinese_digit(&self) -> bool {
        let number = without_more(self.written());
        number.chars().count() == 1 && !number.starts_with(|letter: char| letter.is_ascii_digit())
    }

    fn statistic(&self, before: &Before, after: &After) -> Statistic {
        let unit = after.unit.clone().map_or("", |unit| &self.folded()[unit]);
        if before.is_rank {
            Statistic::Rank
        } else if unit.ends_with("百分点") {
            Statistic::Change
        } else if before.is_percentage || matches!(unit, "%" | "倍") {
            Statistic::Rate
        } else if before.direction.is_some() {
            Statistic::Change
        } else if after.is_measured {
            Statistic::Level
        } else {
            Statistic::Count
        }
    }

    /// 餘 wins over every other word.
    fn qualifier(&self, before: &Before, after: &After) -> Qualifier {
        let more = (without_more(self.written()) != self.written()).then_some(Qualifier::MoreThan);
        more.or(after.qualifier).or(before.qualifier).unwrap_or(Qualifier::Exact)
    }

    fn unit(&self, before: &Before, after: &After) -> Option<String> {
        if before.is_percentage {
            return Some("%".to_owned());
        }
        let unit = after.unit.clone()?;
        let is_percent = &self.folded()[unit.clone()] == "%";
        Some(if is_percent { "%".to_owned() } else { self.paragraph.words(unit).to_owned() })
    }

    /// The digits as worded, or for Chinese numerals the digits that say the same at the scale of the wording.
    fn value(&self, is_fall: bool) -> Option<(Figure, Option<Scale>)> {
        let worded = without_more(self.written());
        let scale = if worded.contains('亿') { Some(Scale::Yi) } else { worded.contains('万').then_some(Scale::Wan) };
        let digits = worded.trim_end_matches(['万', '亿', '余', '多', ' ']);
        let is_plain = digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
            && worded.chars().filter(|letter| matches!(letter, '万' | '亿')).count() <= 1;
        let digits = if is_plain {
            let start = self.number.start;
            self.paragraph.words(start..start + digits.len()).nfkc().collect()
        } else {
            (self.value / scale.unwrap_or(Scale::One).factor()).normalize().to_string()
        };
        let sign = if is_fall { "-" } else { "" };
        Some((format!("{sign}{digits}").parse().ok()?, scale))
    }

    /// The period after 比 in the same clause.
    fn against(&self, clause: usize) -> Option<Period> {
        let mut before =
            self.moments.iter().filter(|moment| moment.range.start >= clause && moment.range.end <= self.number.start);
        before.rfind(|moment| moment.part == Part::Against)?.period
    }

    fn comparison(&self, compared: &str, clause: usize) -> (Option<Comparison>, Option<Period>) {
        if let Some(period) = self.against(clause) {
            (Some(Comparison::NamedPeriod), Some(period))
        } else if one_of(compared, &YEAR_BEFORE) {
            (Some(Comparison::YearOnYear), None)
        } else if one_of(compared, &PERIOD_BEFORE) {
            (Some(Comparison::PeriodOnPeriod), None)
        } else {
            (None, None)
        }
    }

    /// What stands between 居 or a streak and 第, or else words for the whole of an area, such as 全縣.
    fn scope(&self, clause: usize, streak: Option<&(Range<usize>, Streak)>) -> Option<Range<usize>> {
        let text = self.folded()[clause..self.number.start].trim_end_matches('第');
        let after_verb =
            ["居", "列", "排名", "名列"].into_iter().filter_map(|verb| text.rfind(verb).map(|at| at + verb.len())).max();
        let after_streak = streak.map(|(range, _)| range.end);
        let whole = text.rfind('全').filter(|at| text[*at..].chars().count() <= 5);
        let start = after_verb.into_iter().chain(after_streak).max().or(whole)?;
        let is_scope = !text[start..].is_empty() && text[start..].chars().all(char::is_alphanumeric);
        is_scope.then(|| clause + start..clause + text.len())
    }

    /// The time before the figure. That a rank named in another clause holds for it is a conclusion.
    fn time(&self, statistic: Statistic, clause: usize) -> Option<Time> {
        let time = time_before(self.paragraph, self.moments, self.number.start)?;
        let is_elsewhere = time.range.end <= self.paragraph.original(clause..self.number.end).start;
        Some(Time { is_inferred: time.is_inferred || (statistic == Statistic::Rank && is_elsewhere), ..time })
    }

    /// What is counted, after the word with which it is counted; or else what the clause says before the figure.
    fn name(&self, clause: Range<usize>, start: usize, after: &After) -> Option<Range<usize>> {
        let folded = self.folded();
        let counted = &folded[after.end.min(clause.end)..clause.end];
        let counted = &counted[..counted.find(|letter: char| !letter.is_alphanumeric()).unwrap_or(counted.len())];
        let is_thing = after.unit.is_some() && !after.is_measured && after.qualifier.is_none();
        if is_thing && (2..=12).contains(&letters(counted)) {
            return Some(after.end..after.end + counted.len());
        }
        let mut from = clause.start;
        let mut to = start;
        loop {
            let text = &folded[from..to];
            let mut rest = text.trim_end_matches(|letter: char| !letter.is_alphanumeric() && !matches!(letter, ')' | '」' | '”'));
            strip(&mut rest, VERBS.split(' '));
            strip(&mut rest, ["同比", "环比"]);
            if let Some(moment) =
                self.moments.iter().find(|moment| moment.range.end == from + rest.len() && moment.range.start >= from)
            {
                rest = folded[from..moment.range.start].trim_end_matches(['比', '较']);
            }
            if rest.len() == text.len() {
                break;
            }
            to = from + rest.len();
        }
        while let Some(moment) = self.moments.iter().find(|moment| {
            let lead = folded.get(from..moment.range.start).unwrap_or("-");
            ["", "截至", "截止", "至", "到", "在", "预计"].contains(&lead.trim()) && moment.range.end <= to
        }) {
            from = moment.range.end;
        }
        let name = folded[from..to].trim();
        let begin = from + folded[from..to].find(name)?;
        (2..=20).contains(&letters(name)).then(|| begin..begin + name.len())
    }
}

#[cfg(test)]
mod tests;
