use super::*;

/// What is read from all of a text that is a paragraph: the first figure, in a line.
fn read(text: &str) -> String {
    let paragraph = Paragraph::new(text);
    let Some(found) = observations(&paragraph, 0..text.len()).into_iter().next() else {
        return "none".to_owned();
    };
    let mut parts = vec![found.value.worded().to_owned()];
    let mut code = |name: &str| parts.push(name.to_owned());
    if let Some(scale) = found.scale {
        code(crate::model::Vocabulary::code(scale).code);
    }
    code(crate::model::Vocabulary::code(found.statistic).code);
    code(crate::model::Vocabulary::code(found.qualifier).code);
    code(found.unit.as_deref().unwrap_or("-"));
    if let Some(comparison) = found.comparison {
        code(crate::model::Vocabulary::code(comparison).code);
    }
    if let Some(against) = found.against {
        code(&format!("against={against}"));
    }
    if let Some(scope) = found.scope {
        code(&format!("scope={}", &text[scope]));
    }
    if let Some(streak) = found.streak {
        code(&format!("streak={}{}", streak.count, crate::model::Vocabulary::code(streak.unit).code));
    }
    if let Some(time) = found.time {
        let mark = if time.is_inferred { "?" } else { "" };
        code(&format!("{}={}{mark}", if time.is_date { "as_of" } else { "period" }, time.period));
    }
    parts.join(" ")
}

#[test]
fn figures_are_read_as_worded() {
    for (text, expected) in [
        ("4.6萬余戶", "4.6 wan count more_than 戶"),
        ("達到4.6万余户", "4.6 wan count more_than 户"),
        ("商鋪達到４６，０００家", "46,000 count exact 家"),
        ("四萬六千家商鋪", "4.6 wan count exact 家"),
        ("三百二十家商鋪", "320 count exact 家"),
        ("成交1.2億餘元", "1.2 yi level more_than 元"),
        ("成交2,123.3億元", "2,123.3 yi level exact 元"),
        ("投資2萬億元", "20000 yi level exact 元"),
        ("藏書4萬冊以上", "4 wan count at_least 冊"),
        ("近3萬人次", "3 wan count just_under 人次"),
        ("約650噸", "650 level about 噸"),
        ("用水650噸左右", "650 level about 噸"),
        ("攤位突破400個", "400 count exceeded 個"),
        ("攤位突破400餘個", "400 count more_than 個"),
        ("超過400個攤位", "400 count more_than 個"),
        ("10多家個體車隊", "10 count more_than 家"),
        ("同比多34天", "34 change exact 天 year_on_year"),
        ("優良天數同比增加21天", "21 change exact 天 year_on_year"),
        ("同比增長約28%", "28 rate about % year_on_year"),
        ("增长１９．９％", "19.9 rate exact %"),
        ("環比減少15%", "-15 rate exact % period_on_period"),
        ("佔全鎮百分之二十", "20 rate exact %"),
        ("比上年下降3個百分點", "-3 change exact 個百分點 year_on_year"),
        ("比2020年縮短11分鐘", "-11 change exact 分鐘 named_period against=2020"),
        ("等候縮短至11分鐘", "11 level exact 分鐘"),
        ("新增車位300個", "300 count exact 個"),
        ("新增300個車位", "300 count exact 個"),
        ("評分連續3年居全縣第1位", "1 rank exact 位 scope=全縣 streak=3year"),
        ("開行量連續三年全國第一", "1 rank - scope=全國 streak=3year"),
        ("借閱量連續兩個季度居全市鄉鎮第3位", "3 rank exact 位 scope=全市鄉鎮 streak=2quarter"),
        ("航線數量穩居中西部第一", "1 rank - scope=中西部"),
    ] {
        let expected = expected.replace("rank -", "rank exact -");
        assert_eq!(read(text), expected, "{text}");
    }
}

#[test]
fn figures_have_their_time() {
    for (text, expected) in [
        ("截至2019年6月，商鋪達到4.6萬餘家", "4.6 wan count more_than 家 as_of=2019-06"),
        ("至2023年底，藏書4萬冊", "4 wan count exact 冊 as_of=2023-12"),
        ("2019年1至5月，進出300噸", "300 level exact 噸 period=2019-01/2019-05"),
        ("2019年1～5月接待5萬人次", "5 wan count exact 人次 period=2019-01/2019-05"),
        ("2019年1–5月接待4萬人次", "4 wan count exact 人次 period=2019-01/2019-05"),
        ("2018～2020年接待6萬人次", "6 wan count exact 人次 period=2018/2020"),
        ("2018～2020接待6萬人次", "6 wan count exact 人次 period=2018/2020"),
        ("二○一九年六月接待8萬人次", "8 wan count exact 人次 period=2019-06"),
        ("2019年1月1日—5月31日接待8萬人次", "8 wan count exact 人次 period=2019-01-01/2019-05-31"),
        ("2018年好轉，2019年1、3月接待8萬人次", "8 wan count exact 人次"),
        ("2019年上半年，優良天數同比增加21天", "21 change exact 天 year_on_year period=2019-01/2019-06"),
        ("接待量2021年為1.8萬人次", "1.8 wan count exact 人次 period=2021"),
        ("2023年好轉；全年清運650噸", "650 level exact 噸 period=2023"),
        ("2023年好轉。全年清運650噸", "650 level exact 噸 period=2023?"),
        ("2023年好轉。清運650噸", "650 level exact 噸"),
        ("2023年比2020年縮短11分鐘", "-11 change exact 分鐘 named_period against=2020 period=2023"),
        ("清運650噸，2023年好轉", "650 level exact 噸"),
    ] {
        assert_eq!(read(text), expected, "{text}");
    }
}

#[test]
fn what_is_no_figure_is_not_read() {
    for text in [
        "一是合併窗口",
        "2021年1月設立",
        "第四季度環比持平",
        "第二產業",
        "統一設置",
        "5+X模式",
        "CC0-1.0",
        "一條河多家管",
        "連續三年居首",
        "三理念",
        "1、便民",
        "二十一世紀",
    ] {
        assert_eq!(read(text), "none", "{text}");
    }
}

#[test]
fn figures_are_worded_and_named() {
    for (text, wording, name) in [
        ("截至2019年6月，全鎮註冊商鋪達到4.6萬餘家", "4.6萬餘家", Some("全鎮註冊商鋪")),
        ("2023年水質達標天數同比多34天", "同比多34天", Some("水質達標天數")),
        ("2023年平均等候時間比2020年縮短11分鐘", "縮短11分鐘", Some("平均等候時間")),
        ("居民評分連續3年居全縣第1位", "連續3年居全縣第1位", Some("居民評分")),
        ("窗口接待量2021年為1.8萬人次", "1.8萬人次", Some("窗口接待量")),
        ("2022年為2.3萬餘人次", "2.3萬餘人次", None),
        ("2019年1～5月旅客接待5萬人次", "5萬人次", Some("旅客接待")),
        ("同比增長約28%", "同比增長約28%", None),
        ("整合10多家個體車隊", "10多家", Some("個體車隊")),
        ("藏書4萬冊以上", "4萬冊以上", Some("藏書")),
        ("攤位突破400個", "突破400個", Some("攤位")),
    ] {
        let found = observations(&Paragraph::new(text), 0..text.len()).remove(0);
        assert_eq!((&text[found.wording], found.name.map(|name| &text[name])), (wording, name), "{text}");
    }
}

#[test]
fn only_marked_figures_are_read() {
    let text = "攤位400個，成交1.2億元，約650噸";
    let start = text.find("成交").unwrap();
    let values = |range: Range<usize>| {
        observations(&Paragraph::new(text), range).iter().map(|found| found.value.worded().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(values(0..text.len()), ["400", "1.2", "650"]);
    assert_eq!(values(start..text.len()), ["1.2", "650"]);
    assert_eq!(values(0..start), ["400"]);
}

#[test]
fn words_are_compared_in_their_folded_form() {
    let words = RISES
        .into_iter()
        .chain(FALLS)
        .chain(YEAR_BEFORE)
        .chain(PERIOD_BEFORE)
        .chain(MEASURED.split(' '))
        .chain(COUNTED.split(' '));
    for word in words {
        assert_eq!(crate::fold::fold(word), word);
    }
}
