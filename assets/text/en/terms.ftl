### Terms: the names of levels, kinds, types of record, fields and back-links.

## Level of government
level-national = National
level-provincial = Provincial
level-municipal = Municipal
level-district = District or county
level-township = Township or subdistrict
level-village = Village or community

## Whose body it is
sphere-party = Party
sphere-government = Government
sphere-joint = Party and government
sphere-enterprise = Enterprise
sphere-public_institution = Public institution
sphere-peoples_congress = People's congress
sphere-cppcc = People's political consultative conference
sphere-supervision = Supervision
sphere-mass_organisation = Mass organisation
sphere-armed_police = Armed police
sphere-self_government = Residents' self-government

## Kind of agency
agency_kind-party_organ = Party working organ
agency_kind-government_department = Government department
agency_kind-coordinating_body = Deliberative and coordinating body
agency_kind-dispatched_organ = Dispatched organ of a government
agency_kind-dispatched_body = Dispatched body
agency_kind-statutory_body = Statutory body
agency_kind-public_institution = Public institution
agency_kind-internal_division = Internal division
agency_kind-enterprise = Enterprise
agency_kind-service_centre = Service centre
agency_kind-enforcement_team = Enforcement team
agency_kind-grassroots_office = Grassroots office
agency_kind-role = Post (not an office)

## Other names
alias_kind-short = Short name
alias_kind-nameplate = Additional nameplate
alias_kind-former = Former name
alias_kind-other = Other name

## Kind of change
change_kind-establish = Establishment
change_kind-merge = Merger
change_kind-absorb = Absorption
change_kind-reconstitute = Reconstitution
change_kind-convert = Conversion to another legal form
change_kind-rename = Renaming
change_kind-split = Split
change_kind-co_locate = Joint office
change_kind-abolish = Abolition
change_kind-add_nameplate = Added nameplate
change_kind-transfer_functions = Transfer of functions
change_kind-adjust = Adjustment of duties
change_kind-resubordinate = Change of superior
change_kind-delegate = Delegation

## How far it has come
status-done = Carried out
status-exploring = Being explored
status-intended = Intended
status-prescribed = Prescribed by a rule

## Part played in a function
role-holds = Holds
role-leads = Leads
role-cooperates = Co-operates
role-takes_part = Takes part
role-assists = Assists

## Word with which a function is given
verb-strengthen = Strengthen
verb-transfer_in = Transfer in
verb-consolidate = Bring together
verb-assign = Assign
verb-optimise = Optimise
verb-coordinate = Co-ordinate
verb-perform = Perform

## Kind of instrument
instrument_kind-list = List
instrument_kind-mechanism = Mechanism
instrument_kind-platform = Platform
instrument_kind-system = System
instrument_kind-rule = Rule or standard
instrument_kind-model = Model
instrument_kind-programme = Programme

## Kind of relation
relation_kind-part_of = Part of
relation_kind-leads = Leads
relation_kind-guides = Guides
relation_kind-commands = Commands
relation_kind-supervises = Supervises
relation_kind-assesses = Assesses
relation_kind-controls = Holds the controlling share of
relation_kind-cooperates = Works with
relation_kind-boundary = Boundary of duties with
relation_kind-hosted_by = Hosted by

## Figures
statistic-level = Quantity
statistic-count = Count
statistic-change = Change
statistic-rate = Rate
statistic-rank = Rank

qualifier-exact = Exact
qualifier-more_than = More than
qualifier-at_least = At least
qualifier-at_most = At most
qualifier-just_under = Just under
qualifier-about = About
qualifier-exceeded = Exceeded

scale-one = As written
scale-wan = Ten thousand (萬)
scale-yi = Hundred million (億)

comparison-year_on_year = Year on year
comparison-period_on_period = Period on period
comparison-named_period = Against a named period

time_unit-year = year
time_unit-quarter = quarter
time_unit-month = month

## Kind of mandate
mandate_kind-instruction = Leader's instruction
mandate_kind-strategy = Higher-level strategy
mandate_kind-law = Law or rule

## Footing of a power
power_mode-statutory = Statutory
power_mode-authorised = Authorised
power_mode-entrusted = Entrusted
power_mode-delegated = Delegated
power_mode-granted = Granted

## Kind of power
power_kind-licensing = Licensing
power_kind-penalty = Penalty
power_kind-compulsion = Compulsion
power_kind-levy = Levy
power_kind-benefit = Benefit
power_kind-inspection = Inspection
power_kind-confirmation = Confirmation
power_kind-reward = Reward
power_kind-adjudication = Adjudication
power_kind-other = Other power

## Whether a rule was changed since
amendment-unamended = not amended since
amendment-amended = amended since
amendment-not_checked = later amendments not checked

## How sure the drafter is
confidence-high = high confidence
confidence-medium = medium confidence
confidence-low = low confidence

## Types of record
type-source = Source
type-place = Place
type-principle = Principle
type-measure = Measure
type-agency = Agency
type-change = Change
type-function = Function
type-holding = Function held
type-power = Power
type-instrument = Instrument
type-relation = Relation
type-metric = Figure
type-term = Term
type-mandate = Mandate

types-source = Sources
types-place = Places
types-principle = Principles
types-measure = Measures
types-agency = Agencies
types-change = Changes
types-function = Functions
types-holding = Functions held
types-power = Powers
types-instrument = Instruments
types-relation = Relations
types-metric = Figures
types-term = Terms
types-mandate = Mandates

## Fields
field-any-id = ID
field-any-evidence = Evidence
field-any-inferred = Inferred
field-any-proposed = Proposed
field-any-proposed_fields = Proposed fields
field-any-same_as = Same thing in other datasets
field-any-counterpart = Counterpart in other datasets
field-any-not_stated = Not stated in the source

field-source-title = Title
field-source-author = Author
field-source-date = Published
field-source-licence = Licence
field-source-language = Language
field-source-note = Note
field-source-file = Text file
field-source-address = Address
field-source-sha256 = Fingerprint (SHA-256)
field-source-in_force = In force
field-source-outline = Outline

field-place-name = Name
field-place-level = Level
field-place-within = Part of
field-place-summary = Summary

field-principle-name = Name
field-principle-stance = Role in the reform
field-principle-code = Shared code
field-principle-mandates = Mandates

field-measure-principle = Principle
field-measure-title = Title
field-measure-motive = Motive
field-measure-action = Action
field-measure-aim = Aim
field-measure-result = Result as claimed
field-measure-status = Status
field-measure-mandates = Mandates
field-measure-places = Where

field-agency-name = Name
field-agency-levels = Level
field-agency-kinds = Kind
field-agency-sphere = Sphere
field-agency-places = Area served
field-agency-summary = Summary
field-agency-aliases = Other names
field-agency-each = One in each place or unit
field-agency-open = List left open
field-agency-open_functions = Functions left open
field-agency-measures = Measures

field-change-kind = Kind
field-change-from = From
field-change-to = To
field-change-date = Effective
field-change-status = Status
field-change-functions = Functions moved
field-change-open_functions = Functions left open
field-change-summary = Summary
field-change-measure = Measure
field-change-places = Where

field-function-name = Name
field-function-summary = Summary
field-function-within = Part of
field-function-classes = Class (COFOG)

field-holding-agency = Agency
field-holding-function = Function
field-holding-role = Role
field-holding-verb = Source's verb
field-holding-measure = Measure
field-holding-status = Status

field-power-name = Name
field-power-holders = Held by
field-power-grantor = Granted by
field-power-mode = Footing
field-power-kinds = Kind
field-power-levels = Levels concerned
field-power-hedge = Source's reservation
field-power-measure = Measure
field-power-status = Status

field-instrument-name = Name
field-instrument-kind = Kind
field-instrument-agencies = Agencies
field-instrument-summary = Summary
field-instrument-within = Part of
field-instrument-measure = Measure
field-instrument-status = Status

field-relation-kind = Kind
field-relation-from = One side
field-relation-to = Other side
field-relation-about = Concerning
field-relation-measure = Measure
field-relation-status = Status

field-metric-name = Name
field-metric-value = Number as worded
field-metric-upper = Upper end as worded
field-metric-statistic = Kind of figure
field-metric-qualifier = Exactness
field-metric-wording = Wording
field-metric-unit = Unit
field-metric-as_of = As of
field-metric-period = Period
field-metric-subjects = About
field-metric-scale = Scale
field-metric-variable = Variable
field-metric-comparison = Comparison
field-metric-against = Compared with
field-metric-of = Change or rate of
field-metric-scope = Ranked among
field-metric-streak = Held for
field-metric-note = Reading note
field-metric-claimant = Claimed by
field-metric-places = Place
field-metric-measure = Listed under

field-term-name = Term
field-term-gloss = Meaning
field-term-about = Concerns

field-mandate-name = Name
field-mandate-kind = Kind
field-mandate-giver = Given by
field-mandate-date = Given on
field-mandate-summary = What it asks for

## Back-links, shown on the record that is mentioned
inverse-any-evidence = Records that cite it
inverse-place-within = Areas within it
inverse-principle-mandates = Principles that answer to it
inverse-measure-principle = Measures
inverse-measure-mandates = Measures that answer to it
inverse-measure-places = Measures carried out here
inverse-agency-places = Agencies that serve it
inverse-agency-measures = Agencies
inverse-change-from = Merged, replaced or relieved by
inverse-change-to = Formed or reshaped by
inverse-change-functions = Moved by
inverse-change-measure = Changes
inverse-change-places = Changes here
inverse-function-within = Functions within it
inverse-holding-agency = Functions held
inverse-holding-function = Held by
inverse-holding-measure = Functions held
inverse-power-holders = Powers held
inverse-power-grantor = Powers granted
inverse-power-measure = Powers
inverse-instrument-agencies = Instruments
inverse-instrument-within = Instruments within it
inverse-instrument-measure = Instruments
inverse-relation-from = Relations to others
inverse-relation-to = Others' relations to it
inverse-relation-measure = Relations
inverse-metric-subjects = Figures
inverse-metric-of = Its changes and rates
inverse-metric-places = Figures about it
inverse-metric-measure = Figures listed under it
inverse-term-about = Terms

## The three answers
basis-stated = Stated
basis-stated-explain = The source says so in the passage cited.
basis-inferred = Inferred
basis-inferred-explain = The source does not say so outright; the encoder concluded it from what the source says.
basis-proposed = Proposed
basis-proposed-explain = A drafter found this in the text, and nobody has decided yet whether it is right.
basis-not_stated = Not stated in the source
basis-not_stated-explain = The source does not say, and this dataset does not guess.

## What became of an anchor
anchor-exact = Exact
anchor-exact-explain = The quote stands in the paragraph named, word for word.
anchor-moved = Moved
anchor-moved-explain = The quote is not in the paragraph named, but stands in exactly one other place.
anchor-lost = Lost
anchor-lost-explain = The quote is not in the source, or it cannot be told which place is meant.
anchor-unverified = Unverified
anchor-unverified-explain = The source text is not at hand; attach it to have the quote checked.

## Titles and values
title-change = { $kind }: { $about }
title-holding = { $agency }: { $function }
title-relation = { $from } · { $kind } · { $to }
list-separator = { ", " }
list-separator-wide = { "; " }
described-count = { $text } ({ $count })
described-open = { $text }, among others
open-functions = and others that the source leaves open
proposed-by = proposed by the rule { $rule }, { $confidence }; nobody has decided on it yet
counted-exact = { $count }
counted-more_than = over { $count }
counted-at_least = at least { $count }
counted-at_most = at most { $count }
counted-just_under = just under { $count }
counted-about = about { $count }
counted-exceeded = more than { $count }
value-yes = Yes
value-streak = { $count ->
        [one] { $count } { $unit } running
       *[other] { $count } { $unit }s running
    }
value-alias = { $kind }: { $name }
value-heading = { $text } [heading { $depth }]
value-from = from { $date }
value-until = until { $date }
value-class = { $name } ({ $code })
