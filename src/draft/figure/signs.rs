//! The words by which figures are told: units, signs of rise and fall, qualifiers, streaks.
//!
//! All stand in their folded form, as the texts do in which they are looked for. Deliberately absent: what follows from them.

use super::super::wording::ends_with;
use crate::model::{Qualifier, Streak, TimeUnit};
use crate::numbers::numbers_in;
use std::ops::Range;

/// Signs of a rise or a fall right before a figure.
pub(super) const RISES: [&str; 12] = ["增加", "增长", "提高", "提升", "上升", "扩大", "增多", "上涨", "新增", "多", "增", "升"];
pub(super) const FALLS: [&str; 11] = ["减少", "下降", "降低", "缩短", "缩小", "压缩", "压减", "下跌", "少", "减", "降"];

/// What names the thing that a figure is compared with.
pub(super) const YEAR_BEFORE: [&str; 10] =
    ["同比", "比上年", "较上年", "比去年", "较去年", "比前一年", "较前一年", "与上年", "与去年", "上年同期"];
pub(super) const PERIOD_BEFORE: [&str; 7] = ["环比", "比上月", "较上月", "比上季度", "较上季度", "比上个", "较上个"];

/// Units of sums and measures, which make a level, the longest first.
pub(super) const MEASURED: &str = "个百分点 百分点 % 平方公里 平方千米 立方米 平方米 千瓦时 人民币 工作日 标准箱 公里 千米 公顷 公斤 千克 分钟 小时 \
    美元 欧元 港元 标箱 元 吨 亩 米 度 天 秒 年";
/// Words with which things are counted, the longest first. 祇 is the folded form of 隻.
pub(super) const COUNTED: &str = "人次 车次 架次 班次 件次 场次 户次 街道 社区 人 名 户 家 个 位 件 项 条 辆 所 支 处 类 种 级 部 列 艘 架 套 本 \
    册 篇 次 趟 座 栋 间 台 张 份 批 场 起 宗 笔 门 村 镇 祇 头 株 棵 岁 周 课 组 队 届 期 枚 倍";

/// Takes the first of `words` with which a text ends off it.
pub(super) fn strip<'a>(text: &mut &str, words: impl IntoIterator<Item = &'a str>) -> bool {
    let shorter = words.into_iter().find_map(|word| text.strip_suffix(word));
    *text = shorter.unwrap_or(text);
    shorter.is_some()
}

pub(super) fn qualifier_before(text: &mut &str) -> Option<Qualifier> {
    let words: [(&[&str], Qualifier); 5] = [
        (&["将近", "接近", "近"], Qualifier::JustUnder),
        (&["大约", "约为", "约"], Qualifier::About),
        (&["突破"], Qualifier::Exceeded),
        (&["超过", "高于", "逾", "超"], Qualifier::MoreThan),
        (&["至少", "不少于", "不低于"], Qualifier::AtLeast),
    ];
    words.into_iter().find_map(|(words, qualifier)| strip(text, words.iter().copied()).then_some(qualifier))
}

/// 連續三年 in a clause, and where it stands in it.
pub(super) fn streak(clause: &str) -> Option<(Range<usize>, Streak)> {
    let start = ["连续", "连"].into_iter().find_map(|word| clause.rfind(word).map(|at| (at, at + word.len())));
    let (start, number) = start?;
    let (range, value) = numbers_in(&clause[number..]).into_iter().next().filter(|(range, _)| range.start == 0)?;
    let end = number + range.end;
    let (length, unit) = streak_at(&clause[..number], &clause[end..])?;
    let count = u32::try_from(value).ok()?;
    Some((start..end + length, Streak { count, unit }))
}

/// The unit of a streak whose number stands between two texts, and its length.
pub(super) fn streak_at(left: &str, right: &str) -> Option<(usize, TimeUnit)> {
    let units = [
        ("个季度", TimeUnit::Quarter),
        ("季度", TimeUnit::Quarter),
        ("个月", TimeUnit::Month),
        ("个年度", TimeUnit::Year),
        ("年", TimeUnit::Year),
    ];
    let unit = units.into_iter().find(|(word, _)| right.starts_with(word));
    ends_with(left, &["连续", "连"]).then_some(unit).flatten().map(|(word, unit)| (word.len(), unit))
}
