//! Where the name of a record stands in marked words, and what it tells of the record.
//!
//! Texts are in folded form. Deliberately absent: the kind of a body by the last word of its name, which does not decide it.

use super::wording::ends_with;
use crate::model::{InstrumentKind, Level, MandateKind, RecordType};
use std::ops::Range;

/// What comes before the name of what is set up, closed or begun.
const BEGINNINGS: &str = "设立 成立 组建为 组建 设置 新设 撤销 更名为 改名为 分设为 加挂 探索 试行 推行 建立 制定 启动 实施 开展 完善 搭建 \
    落实 一是 二是";

/// Where in some words the name of a record of a type stands, without brackets around it and verbs before it.
pub(super) fn name_in(folded: &str, record_type: RecordType) -> Range<usize> {
    let mut name = 0..folded.len();
    match record_type {
        RecordType::Power => {
            let granted = ["把", "将", "赋予"].into_iter().filter_map(|word| folded.find(word).map(|at| at + word.len())).max();
            let until = granted.and_then(|at| {
                ["下放", "赋予", "授予"].into_iter().filter_map(|word| folded[at..].find(word).map(|end| at + end)).min()
            });
            if let (Some(start), Some(end)) = (granted, until) {
                name = start..end;
            }
            name.start += HEDGES.into_iter().find(|hedge| folded[name.clone()].starts_with(hedge)).map_or(0, str::len);
        }
        RecordType::Function => {
            let end = ["职责", "职能"].into_iter().filter_map(|word| folded.find(word)).filter(|end| *end > 0).min();
            let end = end.unwrap_or(name.end);
            let before = ["的", "强化", "归集", "优化", "负责", "承担", "、", ","].into_iter();
            let start = before.filter_map(|word| folded[..end].rfind(word).map(|at| at + word.len())).max().unwrap_or(0);
            name = start..end;
        }
        _ => {
            let beginnings = BEGINNINGS.split(' ').filter_map(|word| folded.rfind(word).map(|at| at + word.len()));
            name.start = beginnings.filter(|start| *start < folded.len()).max().unwrap_or(0);
            let is_cut = name.start > 0;
            name.end = folded[name.clone()].find([',', ';', '。']).filter(|_| is_cut).map_or(name.end, |end| name.start + end);
        }
    }
    let pairs = [('「', '」'), ('『', '』'), ('“', '”'), ('《', '》'), ('(', ')')];
    let is_around = |name: &str, (open, close): (char, char)| {
        name.starts_with(open) && name.ends_with(close) && name.matches(open).count() == 1
    };
    for (open, close) in pairs {
        if is_around(&folded[name.clone()], (open, close)) {
            name = name.start + open.len_utf8()..name.end - close.len_utf8();
        }
    }
    name
}

/// The reservations with which powers are granted.
pub(super) const HEDGES: [&str; 3] = ["一定的", "有限的", "部分的"];

/// The level of a place by the last word of its name, where that decides it: 市 and 區 do not.
pub(super) fn level_of_place(folded: &str) -> Option<Level> {
    let ends = [("省", Level::Provincial), ("县", Level::District), ("镇", Level::Township), ("乡", Level::Township)];
    let more = [("街道", Level::Township), ("村", Level::Village), ("社区", Level::Village)];
    ends.into_iter().chain(more).find(|(end, _)| folded.ends_with(end) && folded != *end).map(|(_, level)| level)
}

/// The level of a body by the first word of its name, where that decides it and begins no other word, as 市場 and 鎮江 do.
pub(super) fn level_of_body(folded: &str) -> Option<Level> {
    let mut letters = folded.chars();
    let (first, second) = (letters.next()?, letters.next()?);
    let (level, others) = match first {
        '省' => (Level::Provincial, "会"),
        '市' => (Level::Municipal, "场集政民容区值价占井"),
        '县' => (Level::District, "域"),
        '镇' => (Level::Township, "江远海平原安宁雄康区"),
        '乡' => (Level::Township, "村土愁镇亲"),
        '村' => (Level::Village, "镇庄落"),
        _ => return None,
    };
    (!others.contains(second)).then_some(level)
}

/// The kind of an instrument by the last word of its name.
pub(super) fn instrument_kind(folded: &str) -> Option<InstrumentKind> {
    let ends: [(&[&str], InstrumentKind); 7] = [
        (&["清单"], InstrumentKind::List),
        (&["机制"], InstrumentKind::Mechanism),
        (&["平台"], InstrumentKind::Platform),
        (&["制度", "体系"], InstrumentKind::System),
        (&["规则", "标准", "办法", "规程"], InstrumentKind::Rule),
        (&["模式"], InstrumentKind::Model),
        (&["行动", "项目"], InstrumentKind::Programme),
    ];
    ends.into_iter().find(|(ends, _)| ends_with(folded, ends)).map(|(_, kind)| kind)
}

/// The kind of a mandate by the last word of its name.
pub(super) fn mandate_kind(folded: &str) -> Option<MandateKind> {
    let ends: [(&[&str], MandateKind); 3] = [
        (&["条例", "法规", "法律", "办法"], MandateKind::Law),
        (&["战略", "规划", "计划", "部署"], MandateKind::Strategy),
        (&["指示", "指示精神", "要求", "批示"], MandateKind::Instruction),
    ];
    let bare = folded.trim_end_matches(['》', '」', '”']);
    ends.into_iter().find(|(ends, _)| ends_with(bare, ends)).map(|(_, kind)| kind)
}

/// Whether words begin with 一是 or the like.
pub(super) fn begins_with_list_number(folded: &str) -> bool {
    let mut letters = folded.chars();
    letters.next().is_some_and(|letter| "一二三四五六七八九十".contains(letter)) && letters.next() == Some('是')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fold::fold;

    #[test]
    fn names_are_found_in_words() {
        for (words, record_type, expected) in [
            ("設立鎮湖務站，負責巡查", RecordType::Agency, "鎮湖務站"),
            ("「湖務站」", RecordType::Agency, "湖務站"),
            ("「湖務」站", RecordType::Agency, "「湖務」站"),
            ("「湖務」與「河務」", RecordType::Term, "「湖務」與「河務」"),
            ("二是合併湖務", RecordType::Measure, "合併湖務"),
            ("縣局將一定的採沙審批權下放給鎮裡", RecordType::Power, "採沙審批權"),
            ("強化湖面巡查職能", RecordType::Function, "湖面巡查"),
            ("湖面巡查", RecordType::Function, "湖面巡查"),
        ] {
            let folded = fold(words);
            assert_eq!(&folded[name_in(&folded, record_type)], fold(expected), "{words}");
        }
    }

    #[test]
    fn words_are_compared_in_their_folded_form() {
        for word in BEGINNINGS.split(' ').chain(HEDGES) {
            assert_eq!(fold(word), word);
        }
    }

    #[test]
    fn names_tell_a_level_where_they_decide_it() {
        use Level::{District, Municipal, Township, Village};
        for (name, body, place) in [
            ("縣商務局", Some(District), None),
            ("市財政局", Some(Municipal), None),
            ("市場監管局", None, None),
            ("市集管理辦", None, None),
            ("鎮江公司", None, None),
            ("鎮文化站", Some(Township), None),
            ("村委會", Some(Village), None),
            ("假設縣", None, Some(District)),
            ("樣例鎮", None, Some(Township)),
            ("無名市", None, None),
            ("新區", None, None),
        ] {
            assert_eq!((level_of_body(&fold(name)), level_of_place(&fold(name))), (body, place), "{name}");
        }
    }

    #[test]
    fn names_tell_a_kind_of_instrument_or_mandate() {
        for (name, instrument, mandate) in [
            ("三張清單", Some(InstrumentKind::List), None),
            ("聯動機制", Some(InstrumentKind::Mechanism), None),
            ("「樣例碼」平臺", Some(InstrumentKind::Platform), None),
            ("積分制度", Some(InstrumentKind::System), None),
            ("開放標準", Some(InstrumentKind::Rule), None),
            ("拼車模式", Some(InstrumentKind::Model), None),
            ("末班車行動", Some(InstrumentKind::Programme), None),
            ("《圖書館條例》", None, Some(MandateKind::Law)),
            ("「清流計劃」", None, Some(MandateKind::Strategy)),
            ("縣長的要求", None, Some(MandateKind::Instruction)),
            ("湖務站", None, None),
        ] {
            assert_eq!((instrument_kind(&fold(name)), mandate_kind(&fold(name))), (instrument, mandate), "{name}");
        }
    }
}
