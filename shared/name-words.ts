/** The words that names are told apart by. Compared without case, dots and accents where written in Latin letters. */

/** Words that belong to the family name behind them: "van der Berg", "de la Cruz", "bin Salman". */
export const particles = new Set(
  ('van von vom zu zum zur de del della delle delli dei di da das do dos du des d la le las los lo el al ul y e i ter ten te tho den der het t s op in af av bin bint binti binte ibn ben abu bar bat mac mc nic ní ua ' +
    'st saint santa san sant são dal dalla degli dela delas delos dello lou zur zer am aan het uit over onder bij voor ap ab vere ver freiherr freifrau freiin graf grafin furst prinz prinzessin baron baronin ritter edler edle ' +
    'бин ибн фон ван де оглы кызы بن ابن بنت آل ال أبو ابو بو בן בר בת').split(' '),
)
/** Of these, the ones written with a capital wherever they are no particle: titles of nobility, part of the name in German law, stand before "von" and "zu". */
export const nobleWords = new Set('freiherr freifrau freiin graf grafin furst furstin prinz prinzessin baron baronin ritter edler edle'.split(' '))
/** Of these, the ones that only stand between two others ("in 't Veld", "Ortega y Gasset"). */
export const innerParticles = new Set('y e i in op t el al la le lo'.split(' '))
/** Particles that are particles even with a capital, as many families and all forms in capitals write them. */
export const capitalParticles = new Set(
  'van von vom zu zum zur den de del della dela delas delos di da das do dos du des la le las los lo der ter ten te bin bint binti binte ibn ben el al st saint san santa mac mc dal dalla degli dello ap ab zum бин ибн'.split(' '),
)
/** Words that make one given name with the next: "Abdul Rahman", "Abu Bakr", "La Shawn". */
export const givenOpeners = new Set('abdul abdel abd abdal abdur abu umm um mohd ma la le da de عبد أبو ابو أم ام'.split(' '))
/** Arabic given names end in one of these: "Saif al-Islam", "Nur ad-Din". */
export const givenClosers = /^(?:al|ad|ud|el|ed|ul|ur|az|as|ar|an)[- ]?(?:din|deen|dine|islam|rahman|rahim|aziz|haq|haqq|malik|karim|latif|hamid|majid|nasser|fattah|salam|hakim|ghani|qadir|wahab|jabbar|razzaq)$/i
/** What follows "O" in Irish names typed without their apostrophe. */
export const irishStems = new Set(
  'brien connor connell neill neil reilly rourke donnell donoghue donovan leary malley mara meara shea sullivan toole hara keefe dowd dwyer grady hagan halloran hare kane keeffe callaghan farrell flaherty gorman hanlon loughlin mahony regan riordan rorke driscoll byrne carroll day dell quinn'.split(' '),
)

export const prefixes = new Set(
  ('mr mrs ms miss mx master messrs mister missus dr drs doctor doctors prof professor rev revd reverend fr father sr sister br bro brother hon honorable honourable judge justice capt captain col colonel gen general lt lieutenant lieut maj major sgt sergeant cpl corporal cmdr commander ' +
    'adm admiral pvt brig sir dame lord lady madam maam esquire amb ambassador gov governor sen senator rep representative congressman congresswoman mayor pres president chairman chairwoman councilman councilwoman councillor alderman commissioner sheriff ' +
    'attorney atty coach dean deacon elder pastor bishop archbishop cardinal rabbi imam sheikh sheik shaikh minister secretary superintendent chancellor officer detective chief sra srta don dona senor senora senorita lic licda sres ' +
    'herr frau fraulein dipl dipling diplkfm diplkffr diplvolksw diplbiol diplphys diplchem diplpsych diplinf diplmath diplsozpad diplpad diplom di ing ding mag maga magister magistra dott dottssa dottoressa dottore sig sigra signor signora signorina avv arch rag geom ' +
    'm mme mlle mm monsieur madame mademoiselle me maitre dhr mevr mevrouw meneer mej ir bc mgr pan pani mudr judr phdr rndr mvdr paedr thdr pharmdr hr fru fr univprof univdoz doz privdoz pd ra rain stb stbin wp em oprof hofrat kommrat komm kr oberst freiherr prim primar dkfm okr ' +
    'dato datuk datin datuksri datoseri tun haji hajjah hj encik puan cik shri smt shrimati kumari pandit ustad begum bapak ibu pak bu engr eng adv advocate barr ktoo ' +
    'г-н г-жа господин госпожа д-р доктор проф профессор السيد السيدة الدكتور الدكتورة د الأستاذ أ المهندس م الشيخ الحاج ד״ר פרופ׳ מר גב׳ κ κα δρ').split(' '),
)
/** Titles of two words. */
export const doubleTitles = new Set(['tan sri', 'puan sri', 'toh puan', 'dato sri', 'dato seri', 'datuk seri', 'datin seri', 'the hon', 'the honorable', 'the honourable', 'the rev', 'the reverend', 'the right', 'right honourable', 'rt hon', 'state representative', 'state senator', 'vice president', 'lt col', 'lt gen', 'maj gen', 'brig gen', 'her excellency', 'his excellency', 'his holiness', 'her majesty', 'his majesty'])
/** Fields of study behind a German "Dr." or "Dipl.", degrees of honour, and "a.D.": written small and with a dot. */
export const prefixFields = new Set('med rer nat phil jur iur oec pol habil hc h c ing theol dent vet techn mult soc agr forest mont paed paed. sc hum biol oecon publ cult art fh kfm kffr volksw inf math phys chem psych päd pad em univ o dres ea ad hon ord prof'.split(' '))
/** Titles that are also names and words: they are titles only where a given name or two more words follow. */
export const ambiguousPrefixes = new Set(
  'don dona pan me mag sig dean judge justice major bishop pastor elder cardinal master chief deacon earl minister president general gov sen rep bro br fr sr hon em ra di wp kr prim tun haji pak bu bapak begum coach lic ir bc dame lord lady pandit dato eng adv barr arch rag geom avv ing col gen maj mayor commander father sister brother sergeant governor doctors m mm o komm freiherr ktoo hr fru om jh'.split(' '),
)

export const suffixes = new Set(
  ('jr sr jnr snr junior senior ii iii iv v vi vii viii 2nd 3rd 4th filho neto sobrinho hijo nieto fils pere phd md mba ma ba bsc msc bs ms mph mphil mres dds dvm dmd do od dc dpm drph rn bsn msn lpn lvn np fnp aprn crna cna lncc cpa cma cia ea esq esquire jd llm llb llc cfa cfp clu chfc cpcu ' +
    'pmp pe se ra aia faia csi leed riba ncarb asla aicp gri crs abr realtor broker attorney atty cissp cisa mcse dphil edd edm med med psyd dmin mdiv thd dsc dlitt dmsc mdsc scd lcsw licsw msw lpc lmft lmhc mft bcba ccc slp ot pt dpt otr rd rdn ldn phr sphr shrm rph pharmd bpharm facs facp faap facc facog frcs frcp mrcp mbbs mbchb mbe obe cbe kbe dbe om ch ' +
    'qc kc sc frs fba frse fca aca acca cipd ceng meng beng mpa mfa bfa mat mls mlis bed beng btech mtech pgce aba ret retd usn usaf usmc usa uscg usnr mag bakk fh mit dipl csc dis mlaw lic oam ao am ac cc oc qcmg kcmg cmg dl jp mp mep mla mpp msp td sj op osb ofm cm cssr ocd rsm phdr mimeche mice trustee architect arb bbs gbs gbm sbs').split(' '),
)
/** Degrees that are also names and words: taken for degrees only in capitals or behind a comma. */
export const ambiguousSuffixes = new Set('ma do mag ms ba mit pe jd mad ret dipl v vi se ra ea ch om am ac cc oc sc op td cm np od pt ot rd bed med mat aba broker mp dl ao np aca arb dis se lic fh sj cia cma clu crs abr bs filho neto sobrinho hijo nieto fils pere architect trustee usa usn'.split(' '))
/** Professions of several words that follow a name. */
export const suffixPhrases = /[\s,]+((?:attorney|atty\.?|counselor|counsellor|lawyer)[\s-]+at[\s-]+law|attorney|atty\.?|g\.?\s?r\.?\s?i\.?\s+realtor|p\.?\s?c\.?|notary public|a\.\s?d\.|i\.\s?r\.|retired)$/i
/** Given names of two words with a particle: María del Carmen, Juan de Dios. */
export const particleGivenNames = new Set('carmen pilar mar rosario lourdes jesus fatima dios luz angeles dolores rocio mercedes socorro concepcion lujan cruz paz'.split(' '))

/** Spanish and Portuguese family names: two of them at the end of a name are the father's and the mother's. */
export const iberianSurnames = new Set(
  ('garcia rodriguez gonzalez fernandez lopez martinez sanchez perez gomez jimenez ruiz hernandez diaz moreno muñoz munoz alvarez romero alonso gutierrez navarro torres dominguez vazquez vasquez ramos gil ramirez serrano blanco molina morales suarez ortega delgado castro ortiz rubio marin sanz nuñez nunez iglesias medina ' +
    'garrido cortes castillo santos lozano guerrero cano prieto mendez cruz calvo gallego vidal leon marquez herrera peña pena flores cabrera campos vega fuentes carrasco diez reyes caballero nieto aguilar pascual santana herrero lorenzo montero hidalgo gimenez ibañez ibanez ferrer duran santiago benitez mora vicente vargas arias carmona crespo roman ' +
    'pastor soto saez velasco moya soler parra esteban bravo gallardo rojas pardo merino franco espinosa izquierdo lara rivas silva rivera casado arroyo redondo camacho rey vera otero luque montes rios sierra segura carrillo marcos heredia bermudez contreras acosta salazar mendoza guzman valencia cardenas figueroa pineda avila mejia paredes quintero ' +
    'zapata ochoa osorio valdez valdes escobar cardona velez velasquez correa arango londoño restrepo ospina duarte aguirre orozco cordova cordoba salinas miranda maldonado bautista trejo trevino treviño villarreal villalobos zamora zuniga zúñiga padilla rosales nava cervantes estrada galvan gallegos guerra huerta juarez lucero luna macias ' +
    'solis solano tapia tovar trujillo valenzuela vallejo villa villanueva zavala borges bolaño bolaños cortazar llosa lorca neruda allende pinochet bachelet kirchner fernández oyarzun oyarzún sepulveda tamayo cespedes alarcon olivares toledo barrios barrera barrios caceres quispe mamani huaman ' +
    'ferreira pereira oliveira alves lima gomes ribeiro carvalho almeida lopes soares fernandes vieira barbosa rocha dias nascimento andrade moreira nunes marques machado mendes freitas cardoso ramos gonçalves goncalves teixeira araujo araújo pinto correia cunha moura coelho sousa souza rodrigues martins costa monteiro batista campos ' +
    'cavalcanti cavalcante melo mello tavares azevedo barros pires brito guimaraes guimarães macedo matos fonseca figueiredo neves magalhaes magalhães henriques antunes sampaio queiroz queirós pacheco bezerra braga aguiar amaral bastos leite leal lobo morais moraes nogueira novais paiva peixoto pessoa resende sales saraiva siqueira torres valente ventura xavier').split(' '),
)

/** Hungarian family names, and given names in their Hungarian form: together they tell that the family name stands first. */
export const hungarianSurnames = new Set(
  ('nagy kovács tóth szabó horváth varga kiss molnár németh farkas balogh papp lakatos takács juhász mészáros oláh simon rácz fekete szilágyi török fehér balázs gál kis szűcs orsós kocsis fodor pintér szalai sipos magyar lukács gulyás biró bíró király katona lászló jakab bogdán balog sándor boros fazekas ' +
    'kelemen antal somogyi váradi fülöp orosz vincze veres hegedűs deák budai bálint pap pál illés szőke vörös vass lengyel bognár fábián bodnár halász hajdu hajdú kozma gáspár pásztor bakos dudás major orbán virág novák soós barna péter nemes faragó borbély pataki szekeres kerekes máté tamás szántó ' +
    'kertész puskás bartók kodály petőfi jókai arany ady józsef móricz kosztolányi karinthy radnóti széchenyi kossuth rákóczi bethlen esterházy batthyány andrássy teleki liszt erkel neumann szent-györgyi semmelweis bolyai eötvös göncz antall horn medgyessy gyurcsány bajnai áder schmitt sólyom mádl').split(' '),
)
export const hungarianGivenNames = new Set(
  ('lászló istván józsef jános zoltán sándor gábor ferenc attila péter tamás zsolt tibor andrás csaba imre lajos györgy balázs gyula mihály károly róbert béla dániel dávid krisztián ádám miklós bence máté levente géza kálmán ottó ernő jenő dezső elemér kornél gergely gergő márton szabolcs endre viktor ' +
    'mária erzsébet katalin ilona éva anna zsuzsanna zsuzsa margit judit ágnes andrea ildikó erika krisztina irén eszter magdolna mónika edit gabriella szilvia anikó tímea viktória réka nóra dóra petra boglárka hanna zsófia lilla emese etelka piroska sára júlia teréz jolán klára borbála ágota emma vera márta').split(' '),
)
/** Given names of France, before which "M." and "Me" are titles. */
export const frenchGivenNames = new Set('jean pierre jacques michel andré philippe alain bernard claude gérard christian patrick nicolas laurent françois olivier christophe stéphane frédéric éric pascal thierry marc louis henri antoine vincent julien guillaume sébastien emmanuel georges charles paul marie anne sophie isabelle catherine nathalie'.split(' '))
/** Given names of Russia and Ukraine: behind a family name they tell that it stands first. */
export const slavicGivenNames = new Set(
  ('иван пётр петр сергей александр алексей андрей дмитрий николай владимир михаил евгений виктор юрий олег игорь павел максим антон артём артем роман денис константин василий борис леонид григорий анатолий валерий вячеслав станислав фёдор федор кирилл никита илья егор георгий ' +
    'анна мария елена ольга наталья татьяна ирина светлана екатерина людмила галина юлия надежда вера любовь валентина дарья анастасия ксения марина лариса полина виктория александра евгения софья софия тамара нина зоя оксана володимир олександр тарас богдан микола').split(' '),
)
