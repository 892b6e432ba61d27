//! Names of places, bodies and functions, put together from short lists.

use super::{Aspect, Plan};
use reform_explorer::model::Level;

const FIRST: [&str; 16] = ["霜", "鷺", "榆", "嵐", "汐", "棠", "硯", "螢", "黛", "箏", "蒼", "翎", "岫", "礫", "楓", "蘆"];
const SECOND: [&str; 16] = ["沼", "磯", "塢", "汀", "隰", "皋", "湄", "岑", "坳", "泮", "墟", "崦", "渚", "陂", "坻", "淀"];

/// Fields of work, and the same as an id.
pub const FIELDS: [(&str, &str); 20] = [
    ("水務", "water"),
    ("市容", "streets"),
    ("園林", "parks"),
    ("糧食", "grain"),
    ("氣象", "weather"),
    ("測繪", "survey"),
    ("檔案", "archive"),
    ("渡運", "ferry"),
    ("郵驛", "post"),
    ("度量", "measure"),
    ("林火", "fire"),
    ("養老", "elderly"),
    ("燈塔", "beacon"),
    ("鹽政", "salt"),
    ("驛道", "road"),
    ("窯務", "kiln"),
    ("藥材", "herbs"),
    ("織造", "cloth"),
    ("冰窖", "ice"),
    ("蠶桑", "silk"),
];

const TASKS: [&str; 8] = ["規劃", "許可", "巡查", "統計", "調度", "培訓", "登記", "應急"];

/// How far down a place lies, 0 being the whole country: twelve places lie in each.
pub fn depth(place: u64) -> usize {
    let (mut depth, mut at) = (0, place);
    while at > 0 {
        at = (at - 1) / 12;
        depth += 1;
    }
    depth
}

/// The level that administers a place.
pub fn level(place: u64) -> Level {
    const LEVELS: [Level; 6] =
        [Level::National, Level::Provincial, Level::Municipal, Level::District, Level::Township, Level::Village];
    LEVELS[depth(place).min(5)]
}

/// The name of a place.
pub fn place(plan: Plan, place: u64) -> String {
    const KINDS: [&str; 6] = ["全境", "省", "市", "縣", "鎮", "村"];
    let first = FIRST[plan.pick(place, Aspect::Place, 16) as usize];
    let second = SECOND[plan.pick(place, Aspect::Form, 16) as usize];
    let third = if place > 2000 { SECOND[plan.pick(place, Aspect::Other, 16) as usize] } else { "" };
    let kind = KINDS[depth(place).min(5)];
    if place == 0 { kind.to_owned() } else { format!("{first}{second}{third}{kind}") }
}

/// The field of work of an agency.
pub fn field(plan: Plan, agency: u64) -> usize {
    plan.pick(agency, Aspect::Field, FIELDS.len() as u64) as usize
}

/// The place of an agency.
pub fn seat(plan: Plan, agency: u64) -> u64 {
    if agency == 0 { 0 } else { plan.pick(agency, Aspect::Place, plan.places()) }
}

/// The name of an agency.
pub fn agency(plan: Plan, agency: u64) -> String {
    const FORMS: [&str; 8] = ["局", "委員會", "中心", "站", "執法隊", "辦公室", "研究院", "管理所"];
    let form = FORMS[plan.pick(agency, Aspect::Form, FORMS.len() as u64) as usize];
    format!("{}{}{form}", place(plan, seat(plan, agency)), FIELDS[field(plan, agency)].0)
}

/// The name of a function.
pub fn function(number: u64) -> String {
    let (field, task) = (number as usize % FIELDS.len(), number as usize / FIELDS.len() % TASKS.len());
    let round = number as usize / (FIELDS.len() * TASKS.len());
    let part = if round == 0 { String::new() } else { format!("第{round}類") };
    format!("{}{}{part}", FIELDS[field].0, TASKS[task])
}
