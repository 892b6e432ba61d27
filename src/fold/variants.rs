//! Old and regional forms of characters that the dictionaries of Traditional and Simplified script do not have: 峯 for 峰, 靑 for 青.
//!
//! Sources: the variant forms that the First Series of Standardised Variant Characters (第一批异体字整理表, 1955) does away with, as
//! far as they are met with in names; and the pairs that Unicode keeps apart for the sake of older standards (Unihan property
//! kZVariant). Characters that mean something else in names of today are not joined.

use std::collections::HashMap;

/// Forms of one character each, the usual one first.
const VARIANTS: &str = "\
    炮砲礮 札劄 回囘囬廻 葬塟 妒妬 冤寃 克剋尅 鮮尠鱻 昆崐崑 紙帋 巡廵 強彊 往徃 遍徧 慚慙 憩憇 拿拏 弄挵 救捄 考攷 \
    昏昬 映暎 朵朶 楠枏柟 杯盃桮 棋棊碁 棕椶 稿稾 槁槀 款欵 污汙汚 闊濶 浚濬 暖煖 犁犂 猿猨 妙玅 磚甎塼 留畱 略畧 \
    疏疎 麻痲蔴 愈瘉癒 皋皐 碗盌椀 寨砦 粳秔稉 窯窰窑 窗窻窓牎牕 箸筯 翅翄 聯聨 脅脇 豆荳 果菓 參葠蓡 蕊蘂蕋 蛇虵 \
    蛔蚘 蟹蠏 脈脉衇 銜啣衘 裙裠帬 雜襍 睹覩 訛譌 喧諠 宴讌醼 溪谿 狸貍 剩賸 耽躭 軟輭 乃迺廼 迥逈 遁遯 村邨 鄰隣 \
    鋪舖 槍鎗 鬥鬦鬪鬭 址阯 狹陿 堤隄 雁鴈 鞍鞌 韭韮 穎頴 揚颺敭 飄飃 翻飜繙 餐飡湌 喂餧 鬃騣 鰲鼇 鵝鵞 鹼鹻 粗麤 \
    秋龝秌 刊栞 只秖衹 島嶋 柏栢 效効傚 畝畆畒畞 歷厯歴 佇竚 婿壻 俟竢 逼偪 仙僊 劫刼刦刧 劍劒劔 敕勅勑 恤卹賉 廒厫 \
    睿叡 啖噉啗 啼嗁 函圅 垛垜 坎埳 階堦 場塲 你妳 姊姉 孽孼 冗宂 寢寑 實寔 幕幙 庶庻 匆怱悤 吝恡 誤悞 德悳惪徳 \
    訴愬 歡懽讙驩 戛戞 捍扞 插挿揷 棲捿 拓搨 昵暱 桑桒 梅楳槑 櫂棹 氈氊 蒞涖莅 澄澂 澀澁濇 法灋 照炤 災烖菑 焰焔燄 \
    奔犇 徇狥 斃獘 珍珎 琴琹 琉瑠璢 瑰瓌 瓶缾甁 匹疋 盍盇 礦鑛 稚穉 管筦 藤籐 秕粃 糾糺 紮紥 樽罇 罰罸 羈羇 羌羗 \
    鋤耡 肯肎 胸胷 吻脗 櫓艪 檣艢 答荅 蓋葢 蒂蔕 蘇蘓甦 螂蜋 虻蝱 蜂蠭 衄衂 衽袵 夾裌 察詧 悖誖 愆諐 贊讚 趁趂 跺跥 \
    蹄蹏 躬躳 輒輙 罪辠 逃迯 繞遶 酬酧醻 陰隂 塢隖 鞋鞵 額頟 俯俛頫 膳饍 驅駈 腿骽 鴉鵶 麟麐 嗅齅 和龢咊 羣群 峯峰";

/// The same for forms that differ only in how they are drawn, and 𠮷 of signboards.
const DRAWN: &str = "\
    青靑 郎郞 鄉鄕郷 值値 緒緖 默黙 戶戸 填塡 慎愼 顛顚 概槪 黑黒 步歩 每毎 晚晩 冒冐 廐廄 舉擧 硏研 奇竒 賓賔 髮髪 崎﨑 吉𠮷";

/// For each form the usual one.
pub(super) fn usual_forms() -> HashMap<char, char> {
    let groups = [VARIANTS, DRAWN].into_iter().flat_map(str::split_whitespace);
    groups
        .flat_map(|group| {
            let mut letters = group.chars();
            letters.next().into_iter().flat_map(move |usual| letters.clone().map(move |other| (other, usual)))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_stands_once_and_is_no_usual_one() {
        let forms = usual_forms();
        let count: usize =
            [VARIANTS, DRAWN].into_iter().flat_map(str::split_whitespace).map(|group| group.chars().count() - 1).sum();
        assert_eq!(forms.len(), count);
        assert!(forms.values().all(|usual| !forms.contains_key(usual)));
    }
}
