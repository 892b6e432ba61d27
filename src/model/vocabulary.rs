//! The closed vocabularies of the field: levels, kinds, roles, qualifiers.
//!
//! Each value has one code, used in RON, JSON, CSV and filters, and one message key under which the message table words it.
//! The terms follow the W3C Organization Ontology, the EU's Core Public Organisation Vocabulary, and the usage of Chinese
//! institutional-reform documents; `data/README.md` gives the Chinese term of each.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One value of one vocabulary, for code that treats all vocabularies alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Code {
    /// The value's code, such as `municipal`.
    pub code: &'static str,
    /// Its key in the message table, such as `level-municipal`.
    pub key: &'static str,
}

/// An enumeration whose values have codes and message keys.
pub trait Vocabulary: Copy + Eq + 'static {
    /// Every value, in the order in which lists show them.
    const ALL: &'static [Self];
    /// Code and message key of this value.
    fn code(self) -> Code;
}

macro_rules! vocabulary {
    ($(#[$doc:meta])* $name:ident $prefix:literal { $($(#[$value_doc:meta])* $value:ident = $code:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
        pub enum $name {
            $($(#[$value_doc])* #[serde(rename = $code)] $value,)+
        }

        impl Vocabulary for $name {
            const ALL: &'static [Self] = &[$(Self::$value),+];
            fn code(self) -> Code {
                match self {
                    $(Self::$value => Code { code: $code, key: concat!($prefix, "-", $code) },)+
                }
            }
        }
    };
}

vocabulary! {
    /// Level of government 層級.
    Level "level" {
        /// 國家
        National = "national",
        /// 省級
        Provincial = "provincial",
        /// 市級
        Municipal = "municipal",
        /// 區(市)縣級
        District = "district",
        /// 鄉鎮(街道)
        Township = "township",
        /// 村(社區)
        Village = "village",
    }
}

vocabulary! {
    /// Whose body it is.
    Sphere "sphere" {
        /// A body of the Party.
        Party = "party",
        /// A body of the government.
        Government = "government",
        /// A body that Party and government run together.
        Joint = "joint",
        /// A company.
        Enterprise = "enterprise",
        /// A public institution outside the administration.
        PublicInstitution = "public_institution",
        /// 人大
        PeoplesCongress = "peoples_congress",
        /// 政協
        ConsultativeConference = "cppcc",
        /// 監察
        Supervision = "supervision",
        /// 群團, such as a trade union
        MassOrganisation = "mass_organisation",
        /// 武警
        ArmedPolice = "armed_police",
        /// 群眾自治, such as a residents' committee
        SelfGovernment = "self_government",
    }
}

vocabulary! {
    /// What sort of body it is. The last word of a name does not decide this: a 委員會 may be any of the first three.
    AgencyKind "agency_kind" {
        /// 黨委工作機關
        PartyOrgan = "party_organ",
        /// 政府工作部門
        GovernmentDepartment = "government_department",
        /// 議事協調機構, such as a leading group
        CoordinatingBody = "coordinating_body",
        /// 派出機關: set up by law to act for a whole government, such as a subdistrict office
        DispatchedOrgan = "dispatched_organ",
        /// 派出機構: set up by one department
        DispatchedBody = "dispatched_body",
        /// 法定機構
        StatutoryBody = "statutory_body",
        /// 事業單位
        PublicInstitution = "public_institution",
        /// 內設機構
        InternalDivision = "internal_division",
        /// 企業
        Enterprise = "enterprise",
        /// 服務中心
        ServiceCentre = "service_centre",
        /// 執法隊伍
        EnforcementTeam = "enforcement_team",
        /// 基層辦事機構
        GrassrootsOffice = "grassroots_office",
        /// A post held by persons, not an office.
        Role = "role",
    }
}

vocabulary! {
    /// What another name of a body is.
    AliasKind "alias_kind" {
        /// 簡稱
        Short = "short",
        /// 加掛牌子: a second name under which the same body acts
        Nameplate = "nameplate",
        /// 原名
        Former = "former",
        /// Any other name found in the source.
        Other = "other",
    }
}

vocabulary! {
    /// Kind of reform event, with the numbers of bodies before and after.
    ChangeKind "change_kind" {
        /// 組建/設立 0→1
        Establish = "establish",
        /// 整合組建 n→1
        Merge = "merge",
        /// 並入 n→1, where the one existed before
        Absorb = "absorb",
        /// 重新組建 1→1
        Reconstitute = "reconstitute",
        /// 改制, 轉隸: the same body in another legal form 1→1
        Convert = "convert",
        /// 更名 1→1
        Rename = "rename",
        /// 分設 1→n
        Split = "split",
        /// 撤銷 n→0
        Abolish = "abolish",
        /// 合署辦公: bodies that go on under their own names with one staff
        CoLocate = "co_locate",
        /// 加掛牌子
        AddNameplate = "add_nameplate",
        /// 劃入/劃出
        TransferFunctions = "transfer_functions",
        /// 優化/強化/理順職責
        Adjust = "adjust",
        /// 調整領導體制
        Resubordinate = "resubordinate",
        /// 下放/賦權
        Delegate = "delegate",
    }
}

vocabulary! {
    /// How far a change, measure or instrument has come, as the source says.
    Status "status" {
        /// Reported as carried out.
        Done = "done",
        /// 探索: being tried.
        Exploring = "exploring",
        /// Announced.
        Intended = "intended",
        /// 規定: demanded by a rule in force, which says nothing about whether it was done.
        Prescribed = "prescribed",
    }
}

vocabulary! {
    /// The part a body plays in a function.
    Role "role" {
        /// Holds it.
        Holds = "holds",
        /// 牽頭
        Leads = "leads",
        /// 配合
        Cooperates = "cooperates",
        /// 參與
        TakesPart = "takes_part",
        /// 協助
        Assists = "assists",
    }
}

vocabulary! {
    /// The word with which the source gives a function to a body.
    Verb "verb" {
        /// 強化
        Strengthen = "strengthen",
        /// 劃入
        TransferIn = "transfer_in",
        /// 歸集/整合
        Consolidate = "consolidate",
        /// 賦予
        Assign = "assign",
        /// 優化
        Optimise = "optimise",
        /// 牽頭/統籌
        Coordinate = "coordinate",
        /// Named as the body's task without a word of transfer.
        Perform = "perform",
    }
}

vocabulary! {
    /// What sort of arrangement an instrument is.
    InstrumentKind "instrument_kind" {
        /// 清單
        List = "list",
        /// 機制
        Mechanism = "mechanism",
        /// 平臺
        Platform = "platform",
        /// 制度/體系
        System = "system",
        /// 規則/標準
        Rule = "rule",
        /// 模式
        Model = "model",
        /// 行動/改革項目
        Programme = "programme",
    }
}

vocabulary! {
    /// How two bodies stand to each other. `from` is the part, the leader, the guide, the guest; `to` is the other.
    RelationKind "relation_kind" {
        /// 隸屬: `from` is part of `to`.
        PartOf = "part_of",
        /// 領導: `from` leads `to`.
        Leads = "leads",
        /// 指導/引導: `from` guides `to`.
        Guides = "guides",
        /// 指揮調度: `from` directs the forces of `to`.
        Commands = "commands",
        /// 監督: `from` supervises `to`.
        Supervises = "supervises",
        /// 考核: `from` assesses `to`.
        Assesses = "assesses",
        /// 控股: `from` holds the controlling share of `to`.
        Controls = "controls",
        /// 協作
        Cooperates = "cooperates",
        /// 釐清職責: the boundary of duties between the two was clarified.
        Boundary = "boundary",
        /// 掛靠: `from` is hosted by `to`.
        HostedBy = "hosted_by",
    }
}

vocabulary! {
    /// What sort of figure a metric is.
    Statistic "statistic" {
        /// A quantity at a date or over a period.
        Level = "level",
        /// A number of things.
        Count = "count",
        /// A difference between two levels.
        Change = "change",
        /// A relative change or share.
        Rate = "rate",
        /// A position in an order.
        Rank = "rank",
    }
}

vocabulary! {
    /// What the wording says about the value's exactness.
    Qualifier "qualifier" {
        /// No word of approximation.
        Exact = "exact",
        /// 餘/多
        MoreThan = "more_than",
        /// 以上
        AtLeast = "at_least",
        /// 不超過, 以下, 以內
        AtMost = "at_most",
        /// 近
        JustUnder = "just_under",
        /// 約/左右
        About = "about",
        /// 突破
        Exceeded = "exceeded",
    }
}

vocabulary! {
    /// The power of ten in which a value is worded.
    Scale "scale" {
        /// As written.
        One = "one",
        /// 萬, 10⁴
        Wan = "wan",
        /// 億, 10⁸
        Yi = "yi",
    }
}

vocabulary! {
    /// What a change or rate is measured against.
    Comparison "comparison" {
        /// 同比: the same period a year before.
        YearOnYear = "year_on_year",
        /// 環比: the period just before.
        PeriodOnPeriod = "period_on_period",
        /// A period that the source names; see the metric's `against`.
        NamedPeriod = "named_period",
    }
}

vocabulary! {
    /// Unit of a streak.
    TimeUnit "time_unit" {
        /// 年
        Year = "year",
        /// 季度
        Quarter = "quarter",
        /// 月
        Month = "month",
    }
}

vocabulary! {
    /// What sort of request stands behind a principle or measure.
    MandateKind "mandate_kind" {
        /// A leader's instruction.
        Instruction = "instruction",
        /// A strategy or plan of a higher level.
        Strategy = "strategy",
        /// A law or rule.
        Law = "law",
    }
}

vocabulary! {
    /// How a body came by a power: the footing on which it acts.
    PowerMode "power_mode" {
        /// 法定: by a law or regulation itself
        Statutory = "statutory",
        /// 授權: a law or regulation lets this body act in its own name
        Authorised = "authorised",
        /// 委託: it acts in the name of the body that entrusted it
        Entrusted = "entrusted",
        /// 下放: handed down from a higher level
        Delegated = "delegated",
        /// 賦權: granted, without one of the other words
        Granted = "granted",
    }
}

vocabulary! {
    /// The ten kinds of administrative power of the lists of powers and responsibilities 權責清單, after the guiding opinion of
    /// the General Offices of the CPC Central Committee and the State Council on these lists (March 2015).
    PowerKind "power_kind" {
        /// 行政許可
        Licensing = "licensing",
        /// 行政處罰
        Penalty = "penalty",
        /// 行政強制
        Compulsion = "compulsion",
        /// 行政徵收
        Levy = "levy",
        /// 行政給付
        Benefit = "benefit",
        /// 行政檢查
        Inspection = "inspection",
        /// 行政確認
        Confirmation = "confirmation",
        /// 行政獎勵
        Reward = "reward",
        /// 行政裁決
        Adjudication = "adjudication",
        /// 其他類別
        Other = "other",
    }
}

vocabulary! {
    /// Whether a rule has been changed since the version that was encoded.
    Amendment "amendment" {
        /// It has not.
        Unamended = "unamended",
        /// It has.
        Amended = "amended",
        /// Nobody has looked.
        NotChecked = "not_checked",
    }
}

vocabulary! {
    /// How sure the drafter is of what it proposes.
    Confidence "confidence" {
        /// Nearly always right.
        High = "high",
        /// More often right than wrong.
        Medium = "medium",
        /// A guess worth a look.
        Low = "low",
    }
}
