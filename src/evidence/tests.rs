use super::*;
use crate::model::Evidence;

const TEXT: &str = "題目\n\n第一段,設立水務站;撤銷舊站。\n第二段,設立書院,設立書院之分館。  \r\n";

fn evidence(p: u32, quote: &str) -> Evidence {
    Evidence { p, quote: quote.into(), nth: None, to: None, field: None, source: None }
}

/// What becomes of some evidence in a text, in words.
fn resolved(text: &str, evidence: &Evidence, comparison: Comparison) -> String {
    let source = SourceText::new(text);
    let found = |passage: Passage| format!("{} {}", passage.p, &source.paragraph(passage.p).unwrap()[passage.clauses]);
    let anchor = source.resolve(evidence, comparison);
    let near = || {
        let named = |near: Near| {
            let how = if near.differs_in_form { "" } else { " nearly" };
            let written = |letters: &str| if letters.is_empty() { "nothing".to_owned() } else { letters.to_owned() };
            let differences = near.differences.iter();
            let differences = differences.map(|pair| format!("{} for {}", written(&pair.text), written(&pair.sought)));
            let differences = differences.collect::<Vec<_>>().join(", ");
            format!(", but {}{how} has {} with {differences}", near.p, near.words)
        };
        source.near(evidence, &anchor).map(named).unwrap_or_default()
    };
    match &anchor {
        Anchor::Exact(passage) => format!("exact {}", found(passage.clone())),
        Anchor::Moved(passage) => format!("moved {}", found(passage.clone())),
        Anchor::Lost(Loss::Absent) => format!("lost{}", near()),
        Anchor::Lost(Loss::Ambiguous(times)) => format!("ambiguous {times}"),
        Anchor::Lost(Loss::EndAbsent) => format!("end lost{}", near()),
        Anchor::Unverified => "unverified".to_owned(),
    }
}

#[test]
fn anchors_resolve_to_clauses() {
    let nth = |nth| Evidence { nth: Some(nth), ..evidence(3, "設立書院") };
    let to = |to: &str| Evidence { to: Some(to.into()), ..evidence(2, "水務") };
    let cases = [
        (evidence(2, "水務"), "exact 2 設立水務站"),
        (evidence(3, "水務"), "moved 2 設立水務站"),
        (evidence(9, "水務"), "moved 2 設立水務站"),
        (evidence(0, "水務"), "moved 2 設立水務站"),
        (evidence(2, "湖務"), "lost"),
        (evidence(3, "設立書院"), "ambiguous 2"),
        (evidence(2, "設立書院"), "ambiguous 2"),
        (nth(2), "exact 3 設立書院之分館"),
        (nth(3), "ambiguous 2"),
        (nth(0), "ambiguous 2"),
        (to("舊站"), "exact 2 設立水務站;撤銷舊站"),
        (to("湖"), "end lost"),
        (evidence(2, ""), "lost"),
    ];
    for (evidence, expected) in cases {
        assert_eq!(resolved(TEXT, &evidence, Comparison::Literal), expected, "{evidence:?}");
    }
}

#[test]
fn what_nearly_matches_is_named_and_not_taken() {
    let to = |to: &str| Evidence { to: Some(to.into()), ..evidence(2, "水務") };
    let cases = [
        (evidence(2, "水务站"), "lost, but 2 has 水務站 with 務 for 务"),
        (evidence(3, "水务站"), "lost, but 2 has 水務站 with 務 for 务"),
        (evidence(2, "設立水務站；撤銷"), "lost, but 2 has 設立水務站;撤銷 with ; for ；"),
        (evidence(2, "設立水利站"), "lost, but 2 nearly has 設立水務站 with 務 for 利"),
        (evidence(3, "設立水利站"), "lost, but 2 nearly has 設立水務站 with 務 for 利"),
        (evidence(2, "撤銷了舊站"), "lost, but 2 nearly has 撤銷舊站 with nothing for 了"),
        (evidence(2, "水利"), "lost"),
        (evidence(1, "设立书院"), "lost, but 3 has 設立書院 with 設 for 设, 書 for 书"),
        (to("旧站"), "end lost, but 2 has 舊站 with 舊 for 旧"),
        (to("撤去舊站"), "end lost, but 2 nearly has 撤銷舊站 with 銷 for 去"),
        (to("第一段"), "end lost"),
        // Nothing before the quote is named.
        (to("新水務站;增"), "end lost"),
    ];
    for (evidence, expected) in cases {
        assert_eq!(resolved(TEXT, &evidence, Comparison::Literal), expected, "{evidence:?}");
    }
}

#[test]
fn a_quote_copied_from_the_file_is_exact() {
    for (text, quote) in [
        ("與 cafe\u{301} Zu\u{308}rich 為友", "cafe\u{301} Zu\u{308}rich"),
        ("與 cafe\u{301} 為友", "café"),
        ("與 café 為友", "cafe\u{301}"),
        ("單位5\u{212b}與10\u{2126}", "5\u{212b}與10\u{2126}"),
        ("單位5\u{212b}", "5Å"),
        ("\u{f9dc}鎮\u{2f801}站", "\u{f9dc}鎮\u{2f801}站"),
        ("\u{f9dc}鎮", "隆鎮"),
        ("便⺠服務", "便⺠服務"),
        ("便\u{200b}民\u{feff}服\u{ad}務", "便\u{200b}民\u{feff}服\u{ad}務"),
        ("便\u{200b}民服\u{2060}務", "便民服務"),
        ("便民服務", "便\u{202a}民\u{200f}服\u{feff}務"),
        ("葛\u{e0100}城", "葛城"),
        ("葛城", "葛\u{fe00}城"),
        ("각", "\u{1100}\u{1161}\u{11a8}"),
    ] {
        let found = resolved(text, &evidence(1, quote), Comparison::Literal);
        assert!(found.starts_with("exact"), "{quote} in {text}: {found}");
    }
}

#[test]
fn what_looks_alike_is_named_and_not_taken() {
    for (text, quote, expected) in [
        ("設立便⺠服務中心", "便民服務中心", "便⺠服務中心 with ⺠ for 民"),
        ("便⺠站", "便民", "便⺠ with ⺠ for 民"),
        ("⻩河水務站", "黃河", "⻩河 with ⻩ for 黃"),
        ("⻑江站", "長江", "⻑江 with ⻑ for 長"),
        ("推行⼀窗", "一窗", "⼀窗 with ⼀ for 一"),
        ("２０２１年", "2021年", "２０２１年 with ２０２１ for 2021"),
        ("А區", "A區", "А區 with А for A"),
        ("推行“一窗三單”", "\"一窗三單\"", "“一窗三單” with “ for \", ” for \""),
        ("先做起……", "做起...", "做起… with … for ..."),
        ("先做起。。。", "做起……", "做起。。。 with 。。。 for ……"),
        ("甲——乙", "甲--乙", "甲——乙 with —— for --"),
        ("1—5月", "1-5月", "1—5月 with — for -"),
        ("簡稱‘樣圖’", "'樣圖'", "‘樣圖’ with ‘ for ', ’ for '"),
        ("「甲」", "“甲”", "「甲」 with 「 for “, 」 for ”"),
        ("甲•乙", "甲·乙", "甲•乙 with • for ·"),
        ("（一）", "(一)", "（一） with （ for (, ） for )"),
        ("長\u{3000}江", "長江", "長\u{3000}江 with \u{3000} for nothing"),
    ] {
        let found = resolved(&format!("某文\n{text}"), &evidence(2, quote), Comparison::Literal);
        assert!(found.starts_with("lost, but 2") && found.ends_with(&format!("has {expected}")), "{found}");
    }
    let ambiguous = resolved("某文\n“甲”\n「甲」", &evidence(1, "\"甲\""), Comparison::Literal);
    assert_eq!(ambiguous, "lost", "what stands in several places is none of them");
}

#[test]
fn paragraphs_are_lines_with_something_to_see() {
    for (text, expected) in [
        ("甲\n\n乙\n", "甲|乙"),
        ("甲\r\n\r\n乙", "甲|乙"),
        ("甲\r乙\r\r丙", "甲|乙|丙"),
        ("甲\u{2028}乙\u{2029}丙\u{85}丁", "甲|乙|丙|丁"),
        ("甲\n\u{200b}\n乙\n\u{feff} \n丙\n\u{ad}\n丁\n\u{2060}\u{200d}\n戊\n　　\n己", "甲|乙|丙|丁|戊|己"),
        ("\u{feff}甲\n\u{2800}\n乙\u{200b}", "甲|乙"),
        ("", ""),
    ] {
        assert_eq!(SourceText::new(text).paragraphs().join("|"), expected, "{text:?}");
    }
}

#[test]
fn only_another_script_is_one() {
    let quotes = ["2021年設立便民服務中心", "2022年整合水務站", "2023年組建圖書館", "GDP增長、沒有"];
    let quotes: Vec<Evidence> = (1..).zip(quotes).map(|(p, quote)| evidence(p, quote)).collect();
    for (text, expected) in [
        ("２０２１年設立便民服務中心\n２０２２年整合水務站\n２０２３年組建圖書館\nＧＤＰ增長、沒有", false),
        ("2021 年設立便民服務中心\n2022 年整合水務站\n2023 年組建圖書館\ngdp增長、沒有", false),
        ("2021年設立便⺠服務中心\n2022年整合\u{f9cc}水務站\n2023年組建圖書館 \nGDP增⻑、沒有", false),
        ("２０２１年设立便民服务中心\n2022年整合水务站\n2023年组建图书馆\nGDP增长、没有", true),
    ] {
        assert_eq!(SourceText::new(text).is_in_other_script(quotes.iter()), expected, "{text}");
    }
}

#[test]
fn a_copy_in_the_other_script_is_recognised_and_compared_across_scripts() {
    let simplified = "题目\n\n第一段，设立水务站；撤销旧站。\n第二段，设立书院，设立书院之分馆。\n";
    let quotes = [evidence(2, "設立水務站"), evidence(2, "舊站"), evidence(3, "分館"), evidence(3, "設立"), evidence(3, "二段")];
    let is_other = |text: &str| SourceText::new(text).is_in_other_script(quotes.iter());
    assert!(is_other(simplified));
    assert!(!is_other(TEXT), "the text itself is not");
    assert!(!is_other("题目\n另一篇文章。\n第二段,什麼都沒有。"), "another text is not");
    assert!(!SourceText::new(simplified).is_in_other_script([evidence(1, "第二段")].iter()), "nothing tells");
    assert!(!SourceText::new(simplified).is_in_other_script(quotes[..2].iter()), "too little tells");
    let to = Evidence { to: Some("舊站".into()), ..evidence(2, "水務") };
    let nth = Evidence { nth: Some(2), ..evidence(3, "設立書院") };
    for (evidence, expected) in [
        (evidence(2, "水務"), "exact 2 设立水务站"),
        (to, "exact 2 设立水务站；撤销旧站"),
        (nth, "exact 3 设立书院之分馆"),
        (evidence(3, "水務站"), "moved 2 设立水务站"),
        (evidence(2, "湖務"), "lost"),
    ] {
        assert_eq!(resolved(simplified, &evidence, Comparison::AcrossScripts), expected, "{evidence:?}");
    }
}

#[test]
fn the_fingerprint_ignores_line_ends_and_trailing_blanks() {
    let plain = SourceText::new("甲\n乙");
    for same in ["\u{feff}甲\r\n乙\r\n", "甲  \n乙\n\n", "甲\n乙", "甲\r乙\r", "甲\u{2028}乙", "甲\u{85}乙"] {
        assert_eq!(SourceText::new(same).sha256(), plain.sha256());
    }
    assert_ne!(SourceText::new("甲乙").sha256(), plain.sha256());
}

#[test]
fn coverage_counts_letters_once() {
    let source = SourceText::new(TEXT);
    let passages: Vec<Passage> = [evidence(2, "水務"), evidence(2, "設立"), evidence(3, "分館")]
        .iter()
        .filter_map(|evidence| match source.resolve(evidence, Comparison::Literal) {
            Anchor::Exact(passage) => Some(passage),
            _ => None,
        })
        .collect();
    let coverage = source.coverage(&passages);
    assert_eq!(coverage.paragraphs, [(0, 2), (5, 12), (7, 14)]);
    assert!((coverage.share(2) - 12.0 / 26.0).abs() < 1e-9);
    let gaps: Vec<&str> = coverage.gaps.iter().filter_map(|gap| source.words(gap)).collect();
    assert_eq!(gaps, ["題目", "第一段", "撤銷舊站", "第二段,設立書院"]);
}
#[test]
fn words_are_found_in_any_script_and_width() {
    let source = SourceText::new(TEXT);
    let worded = |span: Span| format!("{} {}", span.p, source.words(&span).unwrap());
    let found = |words: &str| source.find(words).into_iter().map(worded).collect::<Vec<_>>();
    assert_eq!(found("设立"), ["2 設立", "3 設立", "3 設立"]);
    assert_eq!(found("，設立"), ["2 ,設立", "3 ,設立", "3 ,設立"]);
    for nothing in ["", "  ", "湖"] {
        assert_eq!(source.find(nothing), []);
    }
}
