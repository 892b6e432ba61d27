### Search and facets.

## Facets; these names may also stand before the colon
facet-type = Type
facet-level = Level
facet-sphere = Sphere
facet-kind = Kind
facet-mode = Footing
facet-class = Class
facet-change = Change
facet-status = Status
facet-principle = Principle
facet-measure = Measure
facet-place = Place
facet-year = Year
facet-date = Date
facet-from = from { $date }
facet-until = until { $date }
facet-has = Has
facet-qualifier = Exactness
facet-mark = Mark
facet-stated = Stated
facet-inferred = Inferred
facet-not-stated = Not stated
facet-evidence = Evidence
mark-open = List left open
mark-range = Range

## Evidence
evidence-none = No quotation
search-misspelt = "{ $written }:" is not a condition. Did you mean "{ $facet }:"?
