//! What one window has changed, put into what another has saved.
//!
//! Several windows write one settings file. Each knows what it saved last, finds out what it has changed since, and changes only that
//! in the file: field by field, and entry by entry where a field holds an entry for each dataset, text or table.

use super::{DATASET_LIMIT, RECENT_LIMIT, Settings};
use crate::model::Id;
use std::collections::{BTreeMap, BTreeSet};

impl Settings {
    /// The settings `theirs` with everything that differs between `base`, which this window read or saved last, and `self`.
    pub fn merged(&self, base: &Self, theirs: Self) -> Self {
        // Every field is named, so that a new one cannot be forgotten here.
        let Self {
            version,
            language,
            theme,
            zoom,
            still,
            window,
            detail_width,
            hint_seen,
            recent,
            datasets,
            selections,
            filters,
            places,
            tables,
            texts,
            reload_paused,
            facets_hidden,
            export_folder,
            export_format,
            export_options,
        } = self;
        let mut merged = Self {
            version: *version,
            language: value(language, &base.language, theirs.language),
            theme: value(theme, &base.theme, theirs.theme),
            zoom: value(zoom, &base.zoom, theirs.zoom),
            still: value(still, &base.still, theirs.still),
            window: value(window, &base.window, theirs.window),
            detail_width: value(detail_width, &base.detail_width, theirs.detail_width),
            // Whoever has seen it in one window has seen it.
            hint_seen: *hint_seen || theirs.hint_seen,
            recent: used(recent, &base.recent, &theirs.recent, RECENT_LIMIT),
            datasets: used(datasets, &base.datasets, &theirs.datasets, usize::MAX),
            selections: entries(selections, &base.selections, theirs.selections),
            filters: entries(filters, &base.filters, theirs.filters),
            places: entries(places, &base.places, theirs.places),
            tables: entries(tables, &base.tables, theirs.tables),
            texts: few(entries(texts, &base.texts, theirs.texts), texts, &base.texts),
            reload_paused: value(reload_paused, &base.reload_paused, theirs.reload_paused),
            facets_hidden: value(facets_hidden, &base.facets_hidden, theirs.facets_hidden),
            export_folder: value(export_folder, &base.export_folder, theirs.export_folder),
            export_format: value(export_format, &base.export_format, theirs.export_format),
            export_options: value(export_options, &base.export_options, theirs.export_options),
        };
        merged.forget_oldest();
        merged
    }

    /// Forgets what is kept of the datasets that were used longest ago, if there are too many.
    fn forget_oldest(&mut self) {
        let Self { datasets, selections, filters, places, .. } = self;
        datasets.truncate(DATASET_LIMIT);
        let kept: BTreeSet<&Id> = selections.keys().chain(filters.keys()).chain(places.keys()).collect();
        // Of those that an older version kept nobody knows when they were used.
        let oldest = kept.into_iter().filter(|id| !datasets.contains(id)).skip(DATASET_LIMIT - datasets.len());
        for forgotten in oldest.cloned().collect::<Vec<Id>>() {
            selections.remove(&forgotten);
            filters.remove(&forgotten);
            places.remove(&forgotten);
        }
    }
}

fn value<T: Clone + PartialEq>(ours: &T, base: &T, theirs: T) -> T {
    if ours == base { theirs } else { ours.clone() }
}

fn entries<K: Clone + Ord, T: Clone + PartialEq>(
    ours: &BTreeMap<K, T>,
    base: &BTreeMap<K, T>,
    mut theirs: BTreeMap<K, T>,
) -> BTreeMap<K, T> {
    let changed: Vec<&K> = ours.keys().chain(base.keys()).filter(|key| ours.get(*key) != base.get(*key)).collect();
    for key in changed {
        match ours.get(key) {
            Some(entry) => theirs.insert(key.clone(), entry.clone()),
            None => theirs.remove(key),
        };
    }
    theirs
}

/// As many of the entries as the file holds. Those that nobody has changed since `base` go first.
fn few<K: Clone + Ord, T: PartialEq>(mut kept: BTreeMap<K, T>, ours: &BTreeMap<K, T>, base: &BTreeMap<K, T>) -> BTreeMap<K, T> {
    let is_ours = |key: &&K| ours.get(*key) != base.get(*key);
    while kept.len() > DATASET_LIMIT {
        let is_untouched = |key: &&K| !is_ours(key) && kept.get(*key) == base.get(*key);
        let dropped =
            kept.keys().find(is_untouched).or_else(|| kept.keys().find(|key| !is_ours(key))).or_else(|| kept.keys().next());
        let Some(dropped) = dropped.cloned() else { break };
        kept.remove(&dropped);
    }
    kept
}

/// What this window has used since `base`, and then the others. Such a list only ever gains entries at its head.
fn used<T: Clone + PartialEq>(ours: &[T], base: &[T], theirs: &[T], limit: usize) -> Vec<T> {
    let is_rest = |count: &usize| {
        let (opened, rest) = ours.split_at(*count);
        base.iter().filter(|file| !opened.contains(file)).take(rest.len()).eq(rest)
    };
    let opened = (0..=ours.len()).find(is_rest).map_or(ours, |count| &ours[..count]);
    opened.iter().chain(theirs.iter().filter(|file| !opened.contains(file))).take(limit).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Language;
    use crate::state::{Origin, Theme};
    use proptest::prelude::*;
    use std::path::PathBuf;

    /// Windows that all start from `start`, change something each and save in this order.
    fn saved_in_order(start: &Settings, changes: &[fn(&mut Settings)], order: &[usize]) -> Settings {
        order.iter().fold(start.clone(), |file, window| {
            let mut ours = start.clone();
            changes[*window](&mut ours);
            ours.merged(start, file)
        })
    }

    #[test]
    fn windows_keep_what_the_others_saved_in_any_order() {
        let mut start = Settings { zoom: 150, theme: Theme::Dark, ..Settings::default() };
        start.selections.insert("town".into(), ["a"].map(Id::from).into());
        start.selections.insert("old".into(), ["b"].map(Id::from).into());
        start.remember_use(&Origin::File("0.ron".into()), &"d".into());
        let changes: [fn(&mut Settings); 3] = [
            |settings| {
                settings.selections.insert("chengdu".into(), ["x", "y"].map(Id::from).into());
                settings.filters.insert("chengdu".into(), "level:town".to_owned());
                settings.language = Some(Language::Hans);
            },
            |settings| {
                settings.remember_use(&Origin::File("1.ron".into()), &"d".into());
                settings.texts.insert("00ff".to_owned(), "1.txt".into());
                settings.selections.remove("old");
                settings.zoom = 100;
            },
            |settings| {
                settings.remember_use(&Origin::File("2.ron".into()), &"d".into());
                settings.selections.insert("town".into(), ["a", "c"].map(Id::from).into());
                settings.hint_seen = true;
                settings.theme = Theme::System;
            },
        ];
        for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
            let mut merged = saved_in_order(&start, &changes, &order);
            merged.recent.sort();
            let mut expected = start.clone();
            changes.iter().for_each(|change| change(&mut expected));
            expected.recent.sort();
            assert_eq!(merged, expected, "{order:?}");
        }
    }

    #[test]
    fn recent_files_of_this_window_come_first() {
        let cases = [
            // ours, base, theirs, merged
            ("a", "", "b", "a b"),
            ("a b", "a b", "c a", "c a"),
            ("b a", "a b", "c a b", "b c a"),
            ("x a b", "a b", "y a b", "x y a b"),
            // What the file lacks is not put back.
            ("x y a", "a b", "", "x y"),
            ("1 2 3 4 5 6 7 8", "2 3 4 5 6 7 8 9", "x 2 3 4 5 6 7 8", "1 x 2 3 4 5 6 7"),
            ("1 2 3 4 5 6 7 8", "", "x", "1 2 3 4 5 6 7 8"),
        ];
        for (ours, base, theirs, expected) in cases {
            let paths = |text: &str| text.split_whitespace().map(PathBuf::from).collect::<Vec<_>>();
            let merged = used(&paths(ours), &paths(base), &paths(theirs), RECENT_LIMIT);
            assert_eq!(merged, paths(expected), "{ours} / {base} / {theirs}");
        }
    }

    #[test]
    fn entries_are_limited_and_the_untouched_go_first() {
        let numbered = |range: std::ops::Range<usize>| range.map(|number| (number, "old")).collect::<BTreeMap<_, _>>();
        let base = numbered(0..DATASET_LIMIT);
        let mut ours = base.clone();
        ours.insert(0, "ours");
        ours.insert(100, "ours");
        let mut theirs = base.clone();
        theirs.insert(1, "theirs");
        let merged = few(entries(&ours, &base, theirs), &ours, &base);
        assert_eq!(merged.len(), DATASET_LIMIT);
        assert_eq!([0, 1, 2, 100].map(|key| merged.get(&key).copied()), [Some("ours"), Some("theirs"), None, Some("ours")]);
    }

    #[test]
    fn what_is_kept_of_the_datasets_used_longest_ago_is_forgotten() {
        let mut settings = Settings::default();
        let id = |number: usize| Id::from(format!("d{number:03}").as_str());
        for number in (0..DATASET_LIMIT + 2).rev() {
            settings.remember_use(&Origin::CHENGDU, &id(number));
            settings.remember_filter(&id(number), "x");
        }
        settings.remember_filter(&"an-older-version".into(), "x");
        let merged = settings.merged(&Settings::default(), Settings::default());
        assert_eq!(merged.filters.into_keys().collect::<Vec<_>>(), (0..DATASET_LIMIT).map(id).collect::<Vec<_>>());
    }

    proptest! {
        #[test]
        fn a_window_alone_saves_what_it_has(zoom in 80_u16..300, entry in "[a-c]", query in "[a-z]{0,3}", paused: bool) {
            let mut base = Settings { zoom: 90, ..Settings::default() };
            base.filters.insert("b".into(), "x".to_owned());
            let mut ours = Settings { zoom, reload_paused: paused, ..base.clone() };
            ours.remember_filter(&entry.as_str().into(), &query);
            prop_assert_eq!(ours.merged(&base, base.clone()), ours);
        }
    }
}
