import { words } from './word-set.js';

/**
 * Common first names, so that “Bob broke it” has a person as its subject. Names that are also words or products (Will,
 * Ruby, Travis) are left out. They only tell who acts; names in need of a role come from the incident's people.
 */
export const firstNames = words(`
  aaron adam adrian ahmed alan alana albert alex alexander alexandra alexei alexis ali alice alicia alison allison amanda amelia amir amit amy ana anders andrea
  andreas andrew andrey andy angela anil anita anja ankit ann anna anne annie anthony anton antonio arjun arthur ashley barbara ben benjamin bernard
  beth betty bjorn bob bobby boris brad brandon brenda brian bruce bryan carl carla carlos carol caroline catherine cathy charles charlie
  charlotte chen cheryl chloe chris christian christina christine christopher claire claudia colin connor craig cynthia dan dana daniel danielle danny
  darren dave david deborah deepak dennis derek diana diane diego dmitri dmitry dominic donald donna doug douglas duncan ed eddie eduardo edward elena
  eleanor elizabeth ellen emily emma eric erica erik erin ethan eugene eva evan evelyn fatima felix fernando fiona fred frederick
  gabriel gary george gerald giulia gloria gordon graham greg gregory guillaume gustavo hannah hans harold harry heather heidi helen henry hiroshi howard
  ian igor ingrid irina isaac isabel isabella ivan jacob jake jamal james jamie jan jane janet janice jason javier jay jean jeff jeffrey jenna jennifer jenny jens jeremy
  jerry jess jesse jessica jim jimmy joan joanna joe joel johan johanna john johnny jon jonas jonathan jordan jorge jose joseph josh joshua joyce juan
  judith judy julian julie justin karen karl karsten kate katherine kathleen kathy katie keith kelly ken kenneth kevin kim klaus kumar kyle lars laura lauren lee lena leo leon
  leonard leslie li linda lisa liz lori louis louise lucas lucy luis luke magnus mallory manuel marc marcel marco marcus margaret maria marie marina mario marta
  martha martin mary matt matteo matthew maurice megan mei melanie melissa michael michel michelle miguel mike mikhail mohamed mohammed monica nancy naomi natalie natasha nathan neil
  nicholas nick nicola nicole nikhil nikolai nina noah nora oleg oliver olivia olga omar oscar owen pablo pamela patricia patrick paul paula pedro peter petra phil
  philip pierre pooja priya rachel rafael rahul raj rajesh ralph ramesh raquel ravi raymond rebecca renee ricardo richard rick rita rob robert roberto robin rodrigo roger roland ron
  ronald rosa ross roy russell ruth ryan sally sam samantha samir samuel sandra sanjay sara sarah scott sean sebastian sergei sergey sharon shawn sheila shirley
  simon sofia sophia sophie stacy stefan stephanie stephen steve steven stuart sunil susan suresh svetlana sven sylvia tanya tara ted teresa terry theo theresa thomas tim
  timothy tina todd tom tommy tony tracy tyler ursula valerie vanessa vera victor vijay viktor vincent vivek vladimir walter wang wei wendy wendell
  william wolfgang xavier yan yuki yusuf yvonne zach zachary zhang zoe
`);
