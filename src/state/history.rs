//! Back and forward, as in a browser.

use super::route::Route;

/// How many places are remembered.
const LIMIT: usize = 200;

/// The places a person has been, and which of them is on screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct History {
    routes: Vec<Route>,
    position: usize,
}

impl Default for History {
    fn default() -> Self {
        Self { routes: vec![Route::default()], position: 0 }
    }
}

impl History {
    /// The place on screen.
    pub fn current(&self) -> &Route {
        &self.routes[self.position]
    }

    /// Goes to a place; whatever lay ahead is forgotten. Going where one is leaves everything as it was.
    pub fn go(&mut self, route: Route) {
        if route == *self.current() {
            return;
        }
        self.routes.truncate(self.position + 1);
        self.routes.push(route);
        if self.routes.len() > LIMIT {
            self.routes.remove(0);
        }
        self.position = self.routes.len() - 1;
    }

    /// Begins at a place, as if nothing had been before it.
    pub fn begin_at(&mut self, route: Route) {
        *self = Self { routes: vec![route], position: 0 };
    }

    /// Goes back one place, if there is one.
    pub fn back(&mut self) {
        self.position = self.position.saturating_sub(1);
    }

    /// Goes forward one place, if there is one.
    pub fn forward(&mut self) {
        self.position = (self.position + 1).min(self.routes.len() - 1);
    }

    /// Whether there is a place to go back to.
    pub fn can_go_back(&self) -> bool {
        self.position > 0
    }

    /// Whether there is a place to go forward to.
    pub fn can_go_forward(&self) -> bool {
        self.position + 1 < self.routes.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn back_and_forward_lead_where_one_was() {
        let mut history = History::default();
        let routes: Vec<Route> = ["overview", "agencies", "metrics"].iter().map(|text| text.parse().unwrap()).collect();
        history.go(routes[1].clone());
        history.go(routes[1].clone());
        history.go(routes[2].clone());
        history.back();
        assert_eq!(history.current(), &routes[1]);
        history.back();
        history.back();
        assert_eq!((history.current(), history.can_go_back()), (&routes[0], false));
        history.forward();
        history.go(routes[0].clone());
        assert!(!history.can_go_forward());
    }

    #[test]
    fn it_does_not_grow_for_ever() {
        let mut history = History::default();
        for number in 0..3 * LIMIT {
            history.go(format!("overview#r{number}").parse().unwrap());
        }
        assert_eq!(history.routes.len(), LIMIT);
        assert_eq!(history.current().to_string(), format!("overview#r{}", 3 * LIMIT - 1));
    }
}
