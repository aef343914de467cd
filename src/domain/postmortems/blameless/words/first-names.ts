import { words } from './word-set.js';

/**
 * Common first names, so that “Bob broke it” has a person as its subject. Names that are also words or products (Will,
 * Ruby, Travis) are left out. They only tell who acts; names in need of a role come from the incident's people.
 */
export const firstNames = words(`
  aaron abdul abdullah abigail adam adeel adele aditi aditya adrian adriana agnes agnieszka ahmed aiko aisha akira akshay alan alana albert aleksander
  alessandro alex alexander alexandra alexei alexis ali alice alicia alina alison allison alok amanda amara amelia amina amir amit amrita amy ana
  ananya anders andrea andreas andrew andrey andy angela aniket anil anita anja anjali ankit ann anna anne anneke annie anthony antoine anton antonio
  anya aoife arash arjun arnav arthur arun ashish ashley ashok astrid ayesha barbara bartosz beatriz ben benjamin bernard beth betty bharat bianca
  bilal bjorn bob bobby bogdan boris brad bram brandon brenda brian bronwyn bruce bryan callum camila carl carla carlos carol caroline catalina
  catherine cathy cecilia charles charlie charlotte chen cheng cheryl chiara chinedu chloe chris christian christina christine christopher ciara
  claire clara claudia colin connor craig cynthia damian dan dana daniel danielle danny daria darius darren dave david deborah declan deepa deepak
  dennis derek diana diane diego dilip dimitri divya dmitri dmitry dominic donald donna doug douglas duncan ed eddie edgar eduardo edward eileen
  eleanor elena eleni elias elif elise elizabeth ellen elodie emeka emilia emily emma emre enrique eric erica erik erika erin ernesto esra esther
  ethan eugene eva evan evelyn fabian farah farid fatima federico felipe felix fernanda fernando filip finn fiona florian francesca francisco franz
  fred frederick freya gabriel gary gaurav gemma geoff george gerald gerard giorgio giovanni gita giulia gloria gopal goran gordon graham greg gregory
  greta guillaume gunther gustavo gwen habib hannah hans harold harry haruka haruto hassan heather heidi helen henry hiroshi howard hyun ian ibrahim
  ifeoma igor ilya imran ines ingmar ingrid irina isaac isabel isabella isha ishaan ivan ivana iwona jacob jake jamal james jamie jan jane janet
  janice jaroslav jason javad javier jay jean jeff jeffrey jelena jenna jennifer jenny jens jeremy jerry jess jesse jessica jiang jihoon jim jimmy
  joan joanna joao joe joel johan johanna john johnny jon jonas jonathan jordan jorg jorge jose josef joseph josh joshua josie joyce juan judith judy
  julian juliana julie jurgen justin kamal karen karim karl karsten karthik katarzyna kate katherine kathleen kathy katie katja kavita kavya
  keiko keith kelly kelvin ken kenji kenneth kevin khadija khalid kim kiran klaus kofi krishna krzysztof kumar kwame kyle lakshmi lars latoya laura
  lauren leah lee leila lena leo leon leonard leslie leticia li liam lina linda linh lisa liz lorenzo lori louis louise luca lucas lucia lucy ludwig
  luis luke maciej magnus mahesh malik mallory manish manuel marc marcel marco marcus marek margaret margot maria mariana marie marina mario marta
  martha martin mary mateo mathias matt matteo matthew matthias maurice meera megan mehmet mei melanie melissa mia michael michel michelle miguel mike
  mikhail miriam mohamed mohammad mohammed mohan mona monica morgan mustafa nadia nadine nancy naomi natalie natasha nathan naveen neha neil ngozi
  niamh nicholas nick nicola nicole nikhil nikita niklas nikolai nina nisha noah noor nora oleg olga oliver olivia olu omar omari orla oscar owen
  pablo padma pamela paolo patricia patricio patrick paul paula pavel pedro peter petr petra phil philip pierre pooja pradeep prakash pranav prasad
  preeti priya rachel radek rafael rahul raj rajesh ralph ramesh raquel raul ravi raymond rebecca renata renee reza ricardo richard rick rita rob
  robert roberto robin rodrigo roger rohan rohit roland ron ronald rosa rosie ross roy rupert russell ruth ryan saanvi sadia saeed sally salma sam
  samantha sameer samir samuel sandeep sandra sanjana sanjay sanjeev sara sarah sasha satish scott sean sebastian sergei sergey sharon shawn sheila
  shirley shreya siddharth simon simone sneha sofia sophia sophie soren stacy stanislav stefan stephanie stephen steve steven stuart sunil sunita
  suresh susan sven svetlana swati sylvia tanya tara tariq tatiana ted teresa terry thabo thea theo theresa thomas tim timothy tina todd tom tomas
  tomasz tommy tony tracy trevor tunde tyler ursula usha valerie vanessa vanya varun vera veronica victor vijay vikram viktor viktoria vincent vinod
  vivek vladimir walter wang wanjiru wei wendell wendy wiktor william wolfgang xavier yan yara yasmin yasmine yosef youssef yuki yuri yusuf yuvi
  yvonne zach zachary zainab zara zeynep zhang zoe zofia
`);
