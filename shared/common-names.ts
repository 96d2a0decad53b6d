/**
 * Which word is more often a given name, and which a family name. Frequencies of the census of the United States of 1990
 * (names of its Census Bureau, in the public domain), commonest first, and names common elsewhere. They decide only where order and
 * punctuation say nothing: a lone word, and "Padron Andrea".
 */

/** Given names that are hardly ever family names. */
export const surelyGivenNames = new Set((
  'john robert michael david christopher mark donald kenneth steven edward brian ronald kevin jason matthew timothy jose larry jeffrey eric stephen joshua jerry harold roger juan jonathan justin ' +
  'willie fred billy steve jeremy randy eugene bobby jesse alan shawn clarence sean chris johnny jimmy danny tony mike jeff chad jesus joel edwin don eddie ricky mario micheal oscar jon ronnie tommy ' +
  'derek alvin tim greg gene marc reginald raul brad ron erik darryl jamie ted tyrone darren lonnie dwayne armando jimmie ian ken alfredo ivan johnnie daryl andy eduardo terrence enrique freddie ' +
  'arturo jackie joey donnie trevor doug shaun ernesto ira johnathan kelvin wm geoffrey jonathon bennie ed robin loren delbert rodolfo cedric jermaine sammy kristopher gustavo jake lionel gilberto ' +
  'orville jody al josh caleb frankie darrel rogelio terence ramiro pat phil darin tommie timmy brendan elijah marlon emil dewayne teddy reynaldo bret humberto micah efrain demetrius ethan eldon rocky ' +
  'freddy robbie dylan ernie quentin wilfredo jarrod kermit norbert hal thaddeus sammie rusty rory reggie kris gus gonzalo carmen rigoberto vern bobbie hiram ulysses heriberto mary carmelo donny ' +
  'johnathon cleo leonel bernie joan errol edwardo theron daren robby genaro octavio laverne cyril ronny stevie lon erin kennith johnie dusty scottie arnulfo thad ezra lanny isiah gail reinaldo jerrod ' +
  'hershel lemuel nigel efren antwan margarito refugio les deandre kieth andrea trey norberto jerold christoper jamaal carol gino edgardo alec tad porfirio odis maria mel marcelo keven sal orval ' +
  'dannie jed frances thanh connie lupe horacio delmer jerrold robt damion jefferey moshe darrick minh giuseppe cletus dwain donte isaias adalberto jamey samual otha domenic antonia renato jc chas ' +
  'deshawn nathanial danilo raymon ezequiel erasmo lonny jarod oswaldo nathanael filiberto michale wes zackary tuan nicky cristopher jospeh waylon von renaldo kristofer arnoldo rueben jeromy cedrick ' +
  'arlie patricia luigi keneth edmundo sid lauren jeramy elisha lynwood jere darell linda barbara elizabeth jennifer susan margaret dorothy lisa nancy karen betty helen sandra donna sharon michelle ' +
  'laura sarah kimberly deborah jessica cynthia angela melissa brenda amy anna rebecca virginia kathleen pamela martha debra amanda stephanie carolyn christine marie janet catherine ann diane alice ' +
  'julie heather teresa doris gloria evelyn cheryl mildred katherine judith janice nicole judy christina kathy theresa denise tammy irene jane lori rachel marilyn kathryn louise sara anne jacqueline ' +
  'wanda bonnie julia lois tina phyllis norma paula diana annie lillian emily peggy crystal gladys rita dawn edna cindy wendy edith josephine thelma sheila ethel ellen elaine marjorie carrie charlotte ' +
  'monica esther pauline emma juanita anita rhonda amber eva debbie april clara lucille joanne eleanor valerie danielle megan alicia suzanne michele bertha darlene veronica jill geraldine cathy joann ' +
  'lorraine sally regina erica beatrice dolores bernice audrey yvonne annette samantha ana renee ida roberta brittany melanie loretta yolanda jeanette katie kristen vanessa alma sue elsie beth jeanne ' +
  'vicki carla tara rosemary eileen terri gertrude tonya ella wilma gina kristin natalie agnes charlene bessie delores melinda arlene maureen colleen tamara georgia constance claudia marcia tanya ' +
  'nellie minnie marlene heidi glenda lydia marian caroline dora vickie maxine irma mabel marsha myrtle lena deanna patsy hilda gwendolyn jennie nora margie nina cassandra leah priscilla naomi carole ' +
  'olga dianne leona felicia sonia miriam velma becky kristina toni misty daisy ramona sherri erika katrina geneva belinda margarita sheryl ada natasha sabrina marguerite hattie harriet molly cecilia ' +
  'kristi rosie joanna iris eunice angie inez lynda madeline amelia alberta genevieve monique jodi janie maggie kayla sonya kristine candace fannie maryann opal alison yvette susie olivia kristy mamie ' +
  'lula lola beulah antoinette candice juana jeannette kelli bridget karla celia latoya shelia della vicky lynne sheri marianne kara jacquelyn erma myra leticia krista roxanne angelica robyn adrienne ' +
  'rosalie bethany sadie bernadette traci jasmine nichole rachael chelsea ernestine elena krystal angelina nadine dianna doreen rosemarie desiree ginger betsy lynette teri cristina eula meghan sophia ' +
  'eloise gretchen cecelia raquel henrietta alyssa jana gwen jenna tricia tasha sophie lorena kellie sonja lila darla mindy essie mandy lorene elsa josefina jeannie dixie lela johanna shari tami ' +
  'shawna elisa ebony melba ora nettie tabitha winifred kristie marina alisha aimee rena myrna marla tammie latasha bonita patrice ronda sherrie francine deloris stacie adriana cheri abigail cara ' +
  'adele rebekah lucinda dorthy effie trina reba aurora lenora etta kerri trisha nikki estella francisca josie tracie marissa karin brittney lourdes helene elva corinne bettie elisabeth aida caitlin ' +
  'ingrid iva eugenia christa cassie maude jenifer therese lorna janette latonya consuelo tamika debora cherie jillian dorothea trudy patrica shanna helena stefanie ola janine mollie alisa maribel ' +
  'susanne bette susana elise cecile jocelyn joni rachelle leola daphne alta petra graciela imogene jolene keisha gabriela keri ursula lizzie shana adeline mayra jaclyn sondra carmela marisa rosalind ' +
  'tonia beatriz marisol clarice jeanine sheena frieda shauna claudette cathleen angelia gabrielle autumn katharine jodie staci christi justine elma luella margret callie bobbi maritza lucile leanne ' +
  'jeannine deana aileen lorie ladonna willa manuela sybil luisa jeri magdalena ofelia meagan audra matilda leila bettye randi virgie latisha barbra georgina eliza leann adela bernadine flossie ila ' +
  'greta ruthie nelda terrie letha hilary estela valarie brianna rosalyn earline ava mia clarissa lidia corrine tia ericka jami elnora lenore neva marylou melisa tabatha jeanie odessa loraine penelope ' +
  'milagros emilia benita allyson ashlee tania esmeralda karina pearlie zelma malinda tameka saundra althea rosalinda lilia alana alejandra elinor lorrie jerri earnestine noemi marcie liza annabelle ' +
  'louisa earlene carlene selena tanisha katy julianne lakisha edwina maricela margery kenya dollie roxie roslyn kathrine nanette charmaine lavonne ilene tammi suzette corine deanne lilian juliana ' +
  'luann maryanne evangeline colette melva lawanda yesenia nadia kathie ophelia valeria nona mitzi georgette claudine fran alissa roseann lakeisha susanna reva deidre chasity sheree carly elvia alyce ' +
  'deirdre briana araceli katelyn rosanne wendi tessa marva imelda sasha madelyn janna juliette deena josefa liliana lessie amalia vilma lynnette corina alfreda leanna coleen tamra aisha karyn ' +
  'evangelina rosanna erna enid mariana jacklyn freida madeleine cathryn lelia casandra angelita jannie annmarie katina beryl phoebe millicent katheryn diann carissa maryellen helga gilda marquita ' +
  'tisha tamera angelique francesca britney kaitlin lolita rowena twila janell concetta brigitte alyson vonda pansy elba noelle letitia deann brandie louella felecia sharlene herminia celina tori ' +
  'octavia jade cortney nelly doretha deidra monika lashonda judi chelsey antionette adelaide leeann dessie kathi gayla latanya mellisa kimberlee renae zelda elda justina gussie emilie camilla abbie ' +
  'rocio kaitlyn edythe ashleigh selina lakesha geri allene pamala michaela dayna caryn rosalia jacquline rebeca marybeth krystle iola dottie griselda ernestina elida adrianne demetria delma jaqueline ' +
  'destiny arleen virgina retha fatima eleanore cari treva birdie wilhelmina rosalee maurine latrice jena taryn debby maudie jeanna delilah catrina shonda hortencia theodora teresita danette maryjane ' +
  'delphine brianne nilda cindi iona winona rosita marianna racheal guillermina eloisa malissa chantel shellie marisela leora agatha migdalia ivette athena janel chloe veda tessie tera marilynn ' +
  'lucretia karrie dinah daniela alecia adelina vernice shiela portia lashawn dara tawana oma verda alene rafaela kira candida alvina suzan shayla lettie samatha oralia matilde larissa vesta renita ' +
  'india shanda lorri erlinda cathrine zoe ione gisela roxanna mayme kisha mellissa dalia annetta zoila kylie charla elissa tiffani tana breanna vernell tomasa melodie alexa tamela mirna kerrie ' +
  'felicita carmelita berniece annemarie tiara roseanne missy cori roxana pricilla kristal elyse haydee aletha bettina marge filomena zenaida harriette caridad vada una aretha pearline marjory marcela ' +
  'evette elouise alina damaris catharine belva nakia marlena luanne lorine karon dorene danita tatiana louann julianna andria philomena lucila leonora dovie romona mimi tonja misti chastity stacia ' +
  'roxann micaela nikita velda marlys johnna aura ivonne hayley nicki majorie herlinda yadira antonette shelli mozelle mariah joelle cordelia josette chiquita trista laquita candi hildegard valentina ' +
  'gabriella tiana richelle princess oleta idella alaina suzanna jovita tosha nereida marlyn kyla delfina stephenie nathalie gertie darleen thea sharonda shantel venessa rosalina genoveva clementine ' +
  'rosalba renate renata mi georgianna floy ariana theda mariam juli jesica vikki verla roselyn melvina jannette ginny debrah asia violeta myrtis latricia charleen anissa viviana twyla precious nedra ' +
  'latonia fabiola annamarie sharyn chantal niki lizette kia kesha jeana danelle charline dortha sunny leilani gerri debi keshia ima eulalia dulce linnie kami georgie catina alda winnifred sharla ' +
  'ruthann meaghan magdalene lissette adelaida venita trena shirlene shameka elizebeth dian shanta latosha carlotta windy soon rosina mariann leisa jonnie dawna astrid laureen janeen holli fawn ' +
  'teressa shante rubye marcelina chanda terese marnie lulu lisette jeniffer elenor dorinda donita bernita altagracia aleta adrianna zoraida lyndsey janina chrissy ami starla phylis kyra sanjuanita ' +
  'nanci marilee brigette sanjuana marita kassandra joycelyn chelsie mireya lorenza kyong ileana sherie leatrice lakeshia gerda bambi marylin hortense evie tressa shayna jeanetta shara phyliss mittie ' +
  'anabel alesia thuy tawanda joanie tiffanie lashanda karissa enriqueta daniella corinna alanna roxane roseanna magnolia lida joellen era carleen tresa peggie novella maybelle jenelle melina ' +
  'marquerite margarette josephina evonne cinthia albina tawnya sherita myriam lizabeth lise jenni giselle cheryle ardith alesha adriane shaina linnea karolyn felisha dori darci artie armida xiomara ' +
  'vergie shamika nena nannette jaimie elaina caitlyn felicitas cherly yolonda yasmin teena prudence nydia orpha lizbeth laurette jerrie hermelinda carolee tierra mirian meta melony kori jamila ena ' +
  'anh yoshiko susannah rhiannon joleen cristine aracely tomeka shalonda lacie jada brittani syble sherryl nidia kandice kandi deb alycia ronna norene ingeborg giovanna audry zora stephaine shirlee ' +
  'shanika melonie mazie jazmin hettie geralyn adella sarita milissa maribeth ethelyn enedina cherise chana velva tawanna mirta karie jacinta elna davina cierra ashlie albertha tanesha stephani nelle ' +
  'mindi lorinda florene demetra dedra ciara chantelle suzy rosalva noelia leatha krystyna karri darline darcie cinda cheyenne awilda rolanda lanette jerilyn gisele evalyn cyndi cleta zina velia ' +
  'tanika charissa talia margarete lavonda kaylee kathlene jonna irena ilona idalia candis candance brandee anitra alida sigrid maryjo linette hedwig alexia tressie modesta lupita lita gladis evelia ' +
  'davida cherri cecily agustina wanita shirly rosaura hulda yetta thomasina sibyl shannan mechelle leandra kylee kandy jolynn ferne eboni corene alysia zula nada moira lyndsay lorretta jammie ' +
  'hortensia gaynell adria vicenta tangela stephine norine nella liana leslee kimberely iliana felica emogene elfriede eartha carma ocie lennie kiara jacalyn carlota arielle otilia kirstin kacey ' +
  'johnetta joetta jeraldine jaunita elana dorthea cami amada adelia vernita tamar siobhan renea rashida ouida nilsa meryl kristyn julieta danica breanne aurea lorelei leesa kathlyn fiona suzie ' +
  'shantell sabra racquel myong lucienne lavada juliann elvera christiane charolette carri asha angella ninfa leda eda shanell machelle lissa kecia kathryne karlene julissa jettie jenniffer corrina ' +
  'carolann alena rosaria myrtice marylee liane kenyatta elmira eldora cristi cathi zaida vonnie viva vernie rosaline mariela luciana lesli karan adina wynona tarsha sheron shasta shanita shandra ' +
  'pinkie nelida marilou lyla laurene laci joi janene dorotha carolynn carlyn berenice ayesha anneliese alethea thersa tamiko rufina marylyn kristian kathyrn kasandra kandace janae domenica debbra ' +
  'dannielle arcelia zenobia sharen sharee my lavinia kacie jackeline huong felisa emelia eleanora cythia cristin claribel anastacia zulma zandra yoko tenisha susann sherilyn shawanda romana mathilda ' +
  'keiko joana isela gretta georgetta eugenie desirae delora corazon antonina anika willene tracee tamatha nichelle mickie maegan luana lanita kelsie edelmira teodora tamie shena meg linh keli kaci ' +
  'danyelle arlette adelle tiffiny stormy simona nicolasa nia nakisha maira loreen kizzy christene bobbye vincenza tanja roni queenie margarett kimberli irmgard hilma evelina esta emilee dennise dania ' +
  'risa rikki particia masako luvenia loni gigi florencia denita billye tomika sharita nikole neoma margarite madalyn lucina laila jenette evelyne elenora clementina alejandrina zulema vannessa thresa ' +
  'noella nickie jonell delta chaya camelia anya suzann laverna keesha kattie gia georgene elizbeth vivienne trudie stephane magaly madie kenyetta janetta hermine harmony drucilla debbi celestina ' +
  'candie britni beckie amina yolande vivien vernetta trudi patrina ossie nicolle loyce letty larisa katharina joselyn jonelle jenell iesha florinda florentina elodia dorine brunilda brigid ashli ' +
  'ardella twana tarah shavon serina ramonita nga margurite lucrecia kourtney kati jesenia crista ayana alica alia vinnie suellen romelia olympia michiko kathaleen jessi janessa hana elease carletta ' +
  'britany shona regena ngoc nelia louvenia lesia latrina laticia larhonda jina jacki emmy deeann coretta arnetta velvet thalia shanice neta mikki micki lonna leana lashunda jacqulyn ignacia hiroko ' +
  'henriette elayne delinda dahlia consuela conchita celine babette ayanna anette albertina shaneka quiana pamelia merri merlene margit kiesha kiera kaylene jodee jenise erlene emmie dalila casie ' +
  'belia babara versie vanesa shelba shawnda nikia naoma marna margeret madaline lawana kindra jutta jazmine janett hannelore glendora gertrud freeda frederica flavia beverlee anjanette valda trinity ' +
  'tamala shonna sarina oneida merilyn marleen lurline lenna katherin jeni hae enola ema devona cecila alysha alethia theresia tawny shakira sachiko rachele pamella marni mariel malisa ligia lera ' +
  'latoria larae kathern karey jennefer janeth halina fredia debroah ciera angelika altha vivan terresa sudie signe salena ronni rebbecca myrtie malika leonarda kayleigh ethyl ellyn dayle cammie ' +
  'brittni birgit avelina arianna akiko tyesha tonie tiesha takisha steffanie sindy meghann kellye kellee inger indira glinda glennis fernanda faustina eneida elicia dot digna arletta tammara tabetha ' +
  'sari rebbeca pauletta natosha nakita mammie kenisha kazuko kassie earlean daphine clotilde carolyne bernetta augustina audrea annabell tamica selene rosana regenia qiana markita leeanne laurine ' +
  'jessenia janita georgine genie emiko elvie deandra dagmar corie cherish porsha pearlene micheline margorie margaretta jenine hermina fredericka drusilla dorathy dione desire celena brigida tamekia ' +
  'synthia sook slyvia rosann reatha marquetta margart layla kymberly kiana kayleen katlyn karmen joella irina emelda eleni detra clemmie cheryll chantell arnita arla angelic alyse zofia thomasine ' +
  'tennie sherly sharyl remedios nickole myrle mozella louanne lisha latia krysta julienne jeanene jacqualine isaura gwenda earleen cleopatra carlie antonietta alise tomoko talisha shemika savanna ' +
  'santina rosia raeann odilia nana minna lynelle joeann ivana inell ilana hye gudrun dreama crissy chante carmelina arvilla annamae alvera aleida yanira vanda tianna stefania nancie melynda melany ' +
  'lovella laure kacy jacquelynn gertha eliana christena christeen charise candyce arlena ammie vanita tuyet tiny syreeta nyla maryam marya magen ludie livia lanell kimberlie julee donetta diedra ' +
  'denisha dawne clarine cherryl bronwyn alla tonda sueann soraya shoshana shela sharleen shanelle nerissa magaret lili leonila leonie leeanna lavonia lavera kristel kathey kathe ilda hildegarde ' +
  'fumiko evelin ermelinda elly doloris dionna danae berneice annice verena verdie shawnna shawana shaunna rozella randee ranae milagro lynell luise loida lisbeth karleen junita jona isis hyacinth ' +
  'hedy ethelene erline donya domonique delicia dannette cicely branda bethann ashlyn annalee alline yuko towanda tesha sherlyn narcisa miguelina meri maybell marlana marguerita madlyn loriann leonore ' +
  'leighann laurice latesha katrice kasie jadwiga glennie gearldine francina epifania dyan diedre denese demetrice cristie cleora catarina carisa almeta trula tereasa solange sheilah shavonne sanora ' +
  'mathilde margareta lynsey lawanna launa kena katia glynda gaylene elvina elanor danuta danika cristen cordie clarita brynn azucena aundrea angele verlie verlene tamesha silvana sebrina samira ' +
  'raylene penni pandora norah noma mireille melissia maryalice laraine kimbery karyl karine jolanda johana jesusa jaleesa jacquelyne iluminada hilaria hanh gennie francie floretta exie edda drema ' +
  'delpha bev assunta ardell annalisa alisia yukiko yolando wonda waltraud veta tequila temeka tameika shirleen shenita piedad ozella mirtha marilu kimiko juliane jenice janay jacquiline fe fae elois ' +
  'echo devorah betsey arminda aracelis apryl alishia veola usha toshiko theola tashia talitha shery renetta reiko rasheeda omega obdulia melaine meggan marlen marget marceline magdalen librada lezlie ' +
  'lexie latashia lasandra kelle isidra inocencia erminia erinn dimple criselda armanda ariane angelena aliza adriene adaline xochitl twanna tomiko tamisha taisha susy rutha roxy rhona noriko natashia ' +
  'merrie marinda mariko margert loris lizzette leisha kaila joannie jerrica jene jannet janee jacinda elenore doretta claudie britta apolonia amberly alease yuri waneta ute tomi sharri sandie ' +
  'reynalda raguel phylicia olimpia odelia mitzie minda mignon mica mendy marivel lynetta lauryn latrisha lakiesha kiersten josphine jolyn jetta jacquie ivelisse glynis gianna gaynelle danyell danille ' +
  'dacia coralee cher ceola arianne aleshia thora svetlana sherika shemeka shaunda roseline ricki melda lavonna laquanda lachelle klara kandis johna jeanmarie grayce gertude emerita ebonie clorinda ' +
  'carola breann bernardine becki arletha argelia ara alita yulanda yessenia tobi tasia sylvie shirl shirely shella shantelle sacha rebecka providencia paulene misha miki marline marica lorita latoyia ' +
  'lasonya kerstin kenda keitha kathrin jaymie gricelda ginette eryn elina elfrieda danyel cheree chanelle aurore annamaria alleen ailene aide yasmine vashti treasa tiffaney sheryll sharie shanae ' +
  'raisa neda mitsuko mirella milda maryanna maragret mabelle luetta lorina letisha latarsha lanelle lajuana krissy karly karena jessika jerica jeanelle jalisa jacelyn izola euna etha domitila ' +
  'dominica daina creola camie bunny brittny ashanti anisha aleen adah yasuko viki tona tinisha terisa taneka simonne shalanda serita ressie refugia olene margherita mandie lyndia lorriane loreta ' +
  'leonia lavona lashawnda lakia kyoko krystina krysten kenia kelsi jeanice isobel georgiann genny felicidad eilene deloise deedee clora cherilyn armandina anisa ula tiera theressa stephania shyla ' +
  'shonta shera shaquita rossana nohemi moriah melita melida melani marylynn marisha mariette malorie madelene ludivina loralee lianne lavenia laurinda lashon kit kimi keila katelynn joane jayna ' +
  'janella ja hertha francene elinore despina delsie deedra clemencia bulah brittanie bibi beaulah beata annita agripina valene un twanda tommye toi tarra tari tammera shakia sadye ruthanne rivka pura ' +
  'nenita natisha merrilee melodee marvis lucilla leena laveta keren ileen georgeann genesis frida ewa eufemia emely ela edyth deonna deadra darlena chanell cathern cassondra cassaundra bernarda ' +
  'arlinda anamaria vertie tatyana stasia sherise season ruthe rosy robbi ranee quyen pearly palmira onita nisha niesha nevada merlyn mayola marylouise margene madelaine londa leontine leoma leia ' +
  'lauralee lanora lakita kiyoko keturah katelin kareen jonie johnette jenee jeanett izetta hiedi heike hassie giuseppina georgann fidela fernande elwanda ellamae eliz dusti dotty cyndy coralie ' +
  'celesta argentina alverta xenia wava tashina tambra tama stepanie shila shaunta sharan shaniqua setsuko serafina sandee rosamaria priscila olinda nadene muoi michelina mercedez maryrose marcene ' +
  'magali mafalda lannie kayce karoline kamilah kamala justa jennine jacquetta iraida georgeanna franchesca emeline elane ehtel earlie dulcie cris classie chere charis caroyln carmina carita bethanie ' +
  'ayako arica alysa alessandra akilah zetta youlanda yelena yahaira xuan wendolyn tijuana terina teresia suzi sherell shavonda shaunte sharda shakita ryann reginia parthenia pamula monnie michaele ' +
  'malka maisha lisandra lekisha lakendra krystin kortney kittie kera kemberly kanisha julene jule johanne jamee gidget galina fredricka fleta fatimah eusebia eleonore dorthey donella dinorah delorse ' +
  'claretha christinia charlyn belkis azzie aiko adena yer yajaira vania ulrike toshia tifany stefany shizue shenika shawanna sharolyn sharilyn shaquana shantay rozanne roselee remona reanna raelene ' +
  'petronila natacha nancey myrl miyoko miesha marvella marquitta marhta marchelle lizeth libbie lahoma ladawn katheleen katharyn karisa kaleigh junie julieann johnsie janean jaimee jackqueline hisako ' +
  'herma helaine gwyneth gita eustolia emelina elin donnette donnetta dierdre denae darcel clarisa cinderella charlesetta charita celsa cassy brittaney billi bao antonetta angla angelyn analisa alane ' +
  'wenona wendie veronique vannesa tobie tempie sumiko sulema sparkle sheba sharice shanel shalon rosio roselia renay rema reena porsche peg ozie oretha oralee nu ngan nakesha marybelle margrett ' +
  'maragaret manie lurlene lillia lieselotte lashaunda lakeesha kaycee kalyn joette jenae janiece grisel glayds genevie fredda eleonor debera deandrea corrinne contessa colene cleotilde charlott ' +
  'chantay cecille beatris azalee arlean ardath anjelica anja alfredia aleisha zada yuonne willodean vennie vanna tyisha tova torie tonisha tilda sirena shanti senaida samella robbyn reita phebe ' +
  'paulita nobuko nguyet neomi mikaela melania maximina marg maisie lynna lilli lashaun lakenya lael kirstie kathline kasha karlyn karima jovan josefine jennell jacqui jackelyn hyo hien grazyna ' +
  'florrie eleonora dwana dorla delmy crysta clelia claris chieko cherlyn cherelle charmain chara cammy ardelle annika amiee amee allena yvone yoshie yevette yael willetta voncile venetta tula tonette ' +
  'timika temika telma teisha taren stacee shawnta saturnina ricarda pasty onie nubia marielle mariella marianela mardell luanna loise lisabeth lindsy lilliana lilliam leigha leanora kristeen khalilah ' +
  'junko joaquina jerlene jani jamika hsiu hermila genevive evia eugena emmaline elfreda elene donette delcie deeanna cuc clarinda celinda catheryn catherin casimira carmelia camellia breana bobette ' +
  'bernardina bebe basilia arlyne amal alayna zenia yuriko yaeko wynell willena tora terrilyn terica tenesha tawna tajuana taina stephnie sona shondra shizuko sherlene sherice sharika rosena ria rheba ' +
  'natalya nancee melodi meda maxima matha marketta maricruz marcelene malvina luba louetta leida lecia lauran lashawna khadijah katerine kasi kallie julietta jesusita jestine jessia jeffie janyce ' +
  'isadora georgianne fidelia evita eura eulah estefana elsy elizabet eladia dodie dia denisse deloras delila daysi dakota crystle claretta christia charlsie charlena carylon bettyann ashlea amira ai ' +
  'agnus yuette vinita victorina tynisha treena toccara thomasena soila shenna sharmaine shantae shandi september sarai sana rolande otelia olevia nicholle necole naida myrta myesha mitsue minta ' +
  'mertie margy mahalia madalene lorean lesha leonida lenita lavone lashell lashandra kimbra katherina kanesha jeneva jaquelyn hwa gilma ghislaine gertrudis fransisca fermina ettie etsuko ellan elidia ' +
  'edra dorethea doreatha denyse deetta cyrstal corrin cayla carlita camila burma barabara alaine wilhemina wanetta vi veronika verline vasiliki tonita teofila tayna taunya tandra takako sunni suanne ' +
  'sixta sharell seema rosenda robena raymonde pei pamila ozell neida mistie merissa maurita maryln maryetta makeda maddie lovetta lourie lorrine lorilee laurena lashay larraine laree lacresha kristle ' +
  'keva keira karole joie jinny jeannetta jama heidy gilberte gema faviola evelynn enda elli divina dagny collene codi cindie chassidy chasidy catrice catherina carlena candra calista bryanna britteny ' +
  'beula audrie audria ardelia annelle angila alona' +
  ' ' +
  // Common in Europe, Latin America and India, and rare in that census.
  'giovanni giuseppe francesca giulia alessandro matteo lorenzo chiara luca stefano andrzej krzysztof piotr tomasz agnieszka małgorzata katarzyna jolanta grzegorz paweł łukasz michał wojciech ' +
  'jürgen günter dieter heinz uwe horst klaus wolfgang ulrich sabine monika petra birgit heike anke silke björn sven lars anders ingrid astrid solveig françois françoise jérôme benoît étienne cécile hélène aurélie ' +
  'josé jesús ángel óscar raúl andrés tomás maría lucía sofía mónica verónica inés joão antónio luís inês beatriz mariana dmitry sergei vladimir olga svetlana tatiana natasha yuri igor ' +
  'mehmet ahmet mustafa ayşe fatma emine zeynep mohammed muhammad mohamed ahmed fatima aisha rahul priya amit sunita anjali rajesh suresh ramesh deepak jozefina jirina zdeněk jaroslav zuzana'
).split(' '))

/** Given names that are also met as family names. */
export const oftenGivenNames = new Set((
  'james william richard charles joseph thomas daniel paul george anthony gary frank scott andrew raymond gregory dennis walter patrick peter douglas henry carl arthur ryan joe jack albert terry ' +
  'gerald keith samuel ralph lawrence nicholas roy benjamin bruce brandon adam harry wayne louis aaron carlos russell victor ernest phillip todd craig philip earl antonio bryan luis stanley leonard ' +
  'nathan dale manuel rodney curtis norman marvin vincent glenn jeffery travis jacob melvin alfred kyle francis bradley herbert frederick ray troy randall barry bernard leroy francisco marcus theodore ' +
  'clifford miguel jay jim tom calvin alex bill lloyd leon darrell jerome floyd leo wesley jorge dustin pedro derrick dan zachary corey herman maurice vernon roberto clyde glen hector shane ricardo ' +
  'sam rick lester brent ramon charlie tyler ruben brett angel nathaniel rafael leslie edgar milton ben chester cecil duane andre elmer gabriel roland jared adrian karl cory claude neil jessie ' +
  'christian javier fernando clinton mathew lance cody julio kelly kurt allan guy clayton hugh max dwight felix everett bob jaime casey alberto dave sidney byron julian isaac clifton willard virgil ' +
  'salvador sergio marion tracy seth kent terrance rene stuart fredrick alejandro nick luther wendell jeremiah evan julius dana otis shannon luke homer gerard kenny hubert angelo lyle matt lynn ' +
  'alfonso orlando rex carlton pablo lorenzo omar wilbur horace roderick kerry abraham rickey jean andres cesar malcolm rudolph damon rudy alton archie marco pete garry felipe gerardo dominic colin ' +
  'guillermo earnest benny noel myron edmund salvatore lowell gregg devin sylvester kim roosevelt israel forrest wilbert leland guadalupe irving rufus woodrow levi marcos marty dallas clint nicolas ' +
  'laurence ismael drew ervin dewey wilfred hugo ignacio tomas sheldon erick alonzo elias bert elbert noah grady cornelius lamar rolando percy dexter merle amos irvin saul darnell randal darrin ' +
  'winston toby van abel dominick courtney jan emilio cary domingo aubrey emmett emanuel jerald edmond will otto jess emmanuel stephan louie vicente lamont stacy billie rodger harley junior eli bryce ' +
  'antoine royce mickey grover elton chuck damian reuben stan august leonardo jasper russel benito hans monte blaine curt agustin jamal devon adolfo bart denis damien joaquin harlan desmond elliot ' +
  'darwin ashley gregorio buddy xavier roscoe esteban anton scotty elvin rod quinton brain rob elwood darius moises son marlin fidel cliff marcel ali raphael bryon armand alvaro jeffry dane joesph ned ' +
  'michel monty fabian isaiah loyd diego alexis adolph millard rocco derick rodrigo gerry stacey alphonso ty shelby rickie noe elvis bernardo mauricio basil ollie nickolas scot vince quincy sebastian ' +
  'federico donnell gavin romeo jayson dion dante coy issac colby nestor stefan art linwood beau galen isidro truman delmar silas frederic merlin charley marcelino carlo trenton kurtis aurelio winfred ' +
  'vito collin denver emory pasquale mohammad mariano danial landon dirk branden adan clair buford wilmer zachery josue dominique wilford sonny raymundo tristan jame gale hung arron antony herschel ' +
  'alva giovanni garth cyrus carmine augustine erich jonas forest mitchel mervin zane jamel lazaro alphonse randell ariel abdul luciano lindsey tracey eugenio mohammed sandy lucien ferdinand sydney ' +
  'aldo mitch earle abe marquis kareem jamar boris emile elmo aron leopoldo everette josef eloy dorian rodrick lucio lavern jules eliseo ahmad alden dino osvaldo normand ivory napoleon rosendo milford ' +
  'sang deon alfonzo josiah brant wilton brenton yong olin faustino claudio judson jarred donn trinidad shirley lenard chauncey tod kory augustus hilario bud mauro zachariah olen anibal milo amado ' +
  'lenny tory mohamed dario dee mac jonah hank sung rupert rolland kenton chi antone waldo fredric bradly kip burl willy oren mikel enoch brendon quintin florencio hassan demarcus tyrell lyndon theo ' +
  'geraldo lou columbus chet markus tyron omer hipolito fermin bo whitney teodoro maximo garfield sol raleigh lawerence abram rashad emmitt daron chong miquel eusebio dong darron buster ezekiel ' +
  'florentino elroy arden edison carrol shayne claud val cristobal len ike milan lino herb andreas rhett virgilio del mose leigh isreal gayle garret fausto asa arlen zack modesto francesco manual jae ' +
  'deangelo granville malik antione malcom korey hosea shad santo rudolf rolf marcellus lucius lesley man kasey jewell harland leandro kraig jerrell hobert winford wally jacinto graig franklyn leif ' +
  'willian vincenzo shon michal lindsay jewel hai elden ruth joyce rose beverly ruby florence tiffany rosa grace victoria sherry sylvia hazel june vivian holly laurie lucy vera pearl allison joy ' +
  'lillie viola stella jo mattie christy penny kay brandy jenny violet mae shelly claire cora faye isabel brandi blanche melody luz flora shelley verna pam hannah patty blanca alexandra brooke kendra ' +
  'mable muriel marcella kari estelle paulette lora mona hope janis christie freda mercedes meredith rochelle olive silvia elvira delia kate patti lana lucia marta faith camille addie celeste sallie ' +
  'lottie janelle laurel fern kelsey ina goldie dena candy rosetta polly dina fay nell esperanza kimberley carolina isabelle paige ester lacey glenna kirsten jayne gracie charity angeline lily millie ' +
  'summer lea socorro martina margo mavis selma dolly abby ivy winnie marcy cornelia bianca simone bridgette rhoda nola minerva catalina alexandria concepcion sharron rae dona chandra serena avis ' +
  'allie sofia nannie harriett eve noreen hillary amie clare darcy carmella mallory nita kaye chrystal lina aline madge mari gena berta marietta marci leonor arline aurelia augusta savannah anastasia ' +
  'natalia rosella amparo wilda maura mai hallie juliet mara bridgett dionne liz lauri rhea hollie florine fanny ines bertie alba kitty leta lesa beverley isabella terra denice germaine michell margot ' +
  'nan mina jasmin ma sun belle tillie elia robbin danna vida celestine caren lona soledad christen pattie merry christin zella sandi maya lyn madonna delois phillis barb isabell ellie dorris bella ' +
  'reta reina lauretta christal pilar paulina leota jayme carmel mandi dominga santa lura venus cristy gillian flor brenna jacquelin gaye mei alpha perla gregoria georgiana shanon stephany magda karol ' +
  'roma jacque raven tena sabina marcelle belen ona dorcas tyra corrie collette lan hellen adell maud lindy chanel valorie lia cristal andra natividad brook cathie vickey scarlett nicola phuong ' +
  'charisse blanch rona maranda felipa bonny ok lucie edie lavon garnet lavina kyung daria abbey coral nila carina nova toya keely ardis florida zola maxie lovie jeane inge farrah caryl pennie marvel ' +
  'jennette salina marti kala ilse zona marlo america mercy gemma christel vita trish inga hoa fonda su rina golda evon sade ashly lyda kristan cherrie almeda carin zena nicolette christiana ashely ' +
  'annabel eun verona lue lani vina glory bea marry star anglea sherron odette malia kenna charlette mira martine delphia paola sunshine stefani hui tess judie janey in denna felice deneen shani randa ' +
  'daniele dani mozell buffy barbie aja kum sabine linsey bree afton albertine nichol mee ying rubie idell carie wai mui loree rana kali gabriele retta pia patience shu mila lilla eveline estell ' +
  'vallie karren zita pearle heide flo thu rayna rachell jolie salome rosamond raina joye hyun coreen skye shawnee min else daisey florance carline sha jin glady farah dominque delana caprice vena ' +
  'samara maren delisa andree tanna suk soo maida loan venice manda macie lady joslyn willia tennille kym collen romaine merna elke allegra raye sherley petrina myung audie verdell scarlet magan karma ' +
  'hee shira monserrate hyon caterina loma valery meridith mellie jann hildred genia dung alix gwenn trang lory liberty laronda kaley dorie delena barbera rochell maia keena coletta reda kam barbar ' +
  'wei jen hilde brinda annett mika mana isa gwyn francoise devora arie ka herta delaine china yuk wen roselle patria miss maile lavette kary janise emerald williemae mallie latina lala jaye chery sau ' +
  'pa carli valrie thi maire luci conception calandra sima shala nery loria lorette kai ji hue carry carolin bok blondell rochel larita lanie genna berna valeri torri sherill sanda maryland marth ' +
  'vanetta torrie shae joline fairy dalene an adrien rubi riva monet melia lean kizzie kendal elza doria bong andera kina edris chia cassi carlee bruna brande somer oda milly joya illa gala cordia ' +
  'xiao tien sherril shan floria deja dede yuki pok many lelah kandra darcey cira chae zonia willow vernia sina rossie rima renna concha asley agueda tish tegan shiloh saran rosette regine loura ' +
  'lamonica karry jong daine bula buena avril zana tisa micha malena krishna ellena cassey bari'
).split(' '))

/** Family names that are more common as such than as given names. */
export const commonFamilyNames = new Set((
  'smith johnson williams jones brown davis miller wilson moore taylor anderson jackson white harris martin thompson garcia martinez robinson clark rodriguez lewis lee walker hall allen young ' +
  'hernandez king wright lopez hill green adams baker gonzalez nelson carter mitchell perez roberts turner phillips campbell parker evans edwards collins stewart sanchez morris rogers reed cook morgan ' +
  'bell murphy bailey rivera cooper richardson cox howard ward torres peterson gray ramirez watson brooks sanders price bennett wood barnes ross henderson coleman jenkins perry powell long patterson ' +
  'hughes flores washington butler simmons foster gonzales bryant alexander griffin diaz hayes myers ford hamilton graham sullivan wallace woods cole west jordan owens reynolds fisher ellis harrison ' +
  'gibson mcdonald cruz marshall ortiz gomez murray freeman wells webb simpson stevens tucker porter hunter hicks crawford boyd mason morales kennedy warren dixon ramos reyes burns gordon shaw holmes ' +
  'rice robertson hunt black daniels palmer mills nichols grant knight ferguson stone hawkins dunn perkins hudson spencer gardner stephens payne pierce berry matthews arnold wagner willis watkins ' +
  'olson carroll duncan snyder hart cunningham lane andrews ruiz harper fox riley armstrong carpenter weaver greene elliott chavez sims austin peters kelley franklin lawson fields gutierrez schmidt ' +
  'carr vasquez castillo wheeler chapman oliver montgomery richards williamson johnston banks meyer bishop mccoy howell alvarez morrison hansen fernandez garza harvey little burton nguyen jacobs reid ' +
  'fuller lynch dean gilbert garrett romero welch larson frazier burke hanson day mendoza moreno bowman medina fowler brewer hoffman carlson silva pearson holland fleming jensen vargas byrd davidson ' +
  'hopkins may herrera wade soto walters neal caldwell lowe jennings barnett graves jimenez horton shelton barrett obrien castro sutton mckinney lucas miles rodriquez chambers holt lambert fletcher ' +
  'watts bates hale rhodes pena beck newman haynes mcdaniel mendez bush vaughn parks dawson santiago norris hardy love steele curry powers schultz barker guzman page munoz ball keller chandler weber ' +
  'walsh lyons ramsey wolfe schneider mullins benson sharp bowen barber cummings hines baldwin griffith valdez hubbard salazar reeves warner stevenson burgess santos tate cross garner mann mack moss ' +
  'thornton mcgee farmer delgado aguilar vega glover manning cohen harmon rodgers robbins newton blair higgins ingram reese cannon strickland townsend potter goodwin walton rowe hampton ortega patton ' +
  'swanson goodman maldonado yates becker erickson hodges rios conner adkins webster malone hammond flowers cobb moody quinn blake maxwell pope osborne mccarthy guerrero estrada sandoval gibbs gross ' +
  'fitzgerald stokes doyle sherman saunders wise colon gill alvarado greer padilla simon waters nunez ballard schwartz mcbride houston christensen klein pratt briggs parsons mclaughlin zimmerman ' +
  'french buchanan moran copeland pittman brady mccormick holloway brock poole logan owen bass marsh drake wong jefferson park morton abbott sparks norton huff massey figueroa carson bowers roberson ' +
  'barton tran lamb harrington boone cortez clarke mathis singleton wilkins cain underwood hogan mckenzie collier luna phelps mcguire bridges wilkerson nash summers atkins wilcox pitts conley marquez ' +
  'burnett cochran chase davenport hood gates clay ayala sawyer roman vazquez dickerson hodge acosta flynn espinoza nicholson monroe wolf morrow kirk whitaker oconnor skinner ware molina kirby huffman ' +
  'bradford gilmore dominguez oneal lang combs kramer heath hancock gallagher gaines shaffer short wiggins mathews mcclain fischer wall small melton hensley bond dyer cameron grimes contreras wyatt ' +
  'baxter snow mosley shepherd larsen hoover beasley petersen whitehead meyers garrison shields horn savage olsen schroeder hartman woodard mueller kemp deleon booth patel calhoun wiley eaton cline ' +
  'navarro harrell humphrey parrish duran hutchinson hess dorsey bullock robles beard dalton avila vance rich blackwell york johns blankenship trevino salinas campos pruitt moses callahan golden ' +
  'montoya hardin guerra mcdowell carey stafford gallegos henson wilkinson booker merritt miranda atkinson orr decker hobbs preston tanner knox pacheco stephenson glass rojas serrano marks hickman ' +
  'english sweeney strong prince mcclure conway roth maynard farrell lowery hurst nixon weiss trujillo ellison sloan juarez winters mclean randolph boyer villarreal mccall gentry carrillo ayers lara ' +
  'sexton pace hull leblanc browning velasquez leach chang house sellers herring noble foley bartlett mercado landry durham walls barr mckee bauer rivers bradshaw pugh velez rush estes dodson morse ' +
  'sheppard weeks camacho bean barron livingston middleton spears branch blevins chen kerr mcconnell hatfield harding solis frost giles blackburn pennington woodward finley mcintosh koch best solomon ' +
  'mccullough dudley nolan blanchard rivas brennan mejia kane benton buckley haley valentine maddox russo mcknight buck moon mcmillan crosby berg dotson mays roach church chan richmond meadows ' +
  'faulkner oneill knapp kline ochoa jacobson gay avery hendricks horne shepard hebert cherry cardenas mcintyre waller holman donaldson cantu terrell morin gillespie fuentes tillman sanford bentley ' +
  'peck key salas rollins gamble dickson battle santana cabrera cervantes howe hinton hurley spence zamora yang mcneil suarez case petty gould mcfarland sampson carver bray rosario macdonald stout ' +
  'hester melendez dillon farley hopper galloway potts joyner stein aguirre osborn mercer bender franco rowland sykes pickett crane sears mayo dunlap hayden wilder mckay coffey mccarty ewing cooley ' +
  'vaughan bonner cotton holder stark ferrell cantrell fulton lott calderon pollard hooper burch mullen fry riddle levy duke odonnell britt daugherty berger dillard alston jarvis frye riggs chaney ' +
  'odom duffy fitzpatrick valenzuela merrill mayer alford mcpherson acevedo donovan barrera cote reilly compton mooney mcgowan craft cleveland clemons wynn nielsen baird stanton snider rosales bright ' +
  'witt hays holden rutledge kinney clements castaneda slater hahn emerson conrad burks delaney pate lancaster sweet justice tyson sharpe whitfield talley macias irwin burris ratliff mccray madden ' +
  'kaufman beach goff cash bolton mcfadden levine good byers kirkland kidd workman carney mcleod holcomb england finch head burt hendrix sosa haney franks sargent nieves downs rasmussen bird hewitt le ' +
  'foreman valencia oneil delacruz vinson dejesus hyde forbes gilliam guthrie wooten huber barlow boyle mcmahon buckner rocha puckett langley knowles cooke velazquez whitley vang shea rouse hartley ' +
  'mayfield elder rankin hanna cowan lucero arroyo slaughter haas oconnell minor kendrick kendall boucher archer boggs odell dougherty andersen newell crowe wang friedman bland swain holley pearce ' +
  'childs yarbrough galvan proctor meeks lozano mora rangel bacon villanueva schaefer rosado helms boyce goss stinson smart lake ibarra hutchins covington reyna werner crowley hatcher mackey bunch ' +
  'womack polk jamison dodd childress childers camp villa dye springer mahoney dailey belcher lockhart griggs costa connor brandt winter walden moser tatum mccann akers lutz pryor law orozco ' +
  'mcallister lugo davies shoemaker madison rutherford newsome magee chamberlain blanton simms godfrey flanagan crum cordova escobar downing sinclair donahue krueger mcginnis gore farris webber ' +
  'corbett andrade starr lyon yoder hastings mcgrath spivey krause harden crabtree kirkpatrick hollis arrington ritter mcghee bolden maloney gagnon dunbar ponce pike mayes heard beatty mobley kimball ' +
  'butts montes eldridge braun hamm gibbons seymour moyer manley herron plummer elmore cramer rucker hilton blue pierson fontenot field rubio goldstein elkins wills novak hickey worley gorman katz ' +
  'dickinson broussard fritz woodruff crow britton nance lehman bingham zuniga whaley shafer coffman steward delarosa nix neely numbers mata davila mccabe kessler emery bowling hinkle welsh pagan ' +
  'goldberg goins crouch cuevas quinones mcdermott hendrickson samuels denton bergeron lam ivey locke haines thurman snell hoskins byrne arias stanford roe corbin beltran chappell hurt downey dooley ' +
  'tuttle couch payton mcelroy crockett groves clement cartwright dickey mcgill dubois muniz erwin self tolbert dempsey cisneros sewell latham garland vigil tapia sterling rainey norwood lacy stroud ' +
  'meade tipton lord kuhn hilliard bonilla teague gunn ho greenwood correa reece weston poe trent pineda phipps frey kaiser ames gunter schmitt milligan espinosa bowden vickers lowry pritchard ' +
  'costello piper mcclellan lovell sheehan quick hatch dobson singh jeffries hollingsworth sorensen meza fink donnelly burrell bruno tomlinson colbert billings ritchie helton sutherland peoples ' +
  'mcqueen gaston thomason mckinley givens crocker vogel robison dunham coker swartz keys lilly ladner richter hargrove edmonds brantley albright murdock boswell muller quintero padgett kenney daly ' +
  'connolly pierre inman quintana lund barnard villegas simons land huggins tidwell sanderson bullard mcclendon duarte draper marrero dwyer abrams stover goode fraser crews bernal smiley godwin fish ' +
  'conklin mcneal baca esparza crowder bower chung brewster mcneill dick rodrigues leal coates raines mccain mccord miner holbrook swift dukes carlisle aldridge ackerman starks ricks holliday ferris ' +
  'hairston sheffield lange fountain marino doss betts kaplan carmichael bloom ruffin penn kern bowles sizemore larkin dupree silver seals metcalf hutchison henley farr castle mccauley hankins ' +
  'gustafson deal curran ash waddell ramey cates pollock major cummins messer heller dewitt lin funk cornett palacios galindo cano hathaway singer pham enriquez salgado pelletier painter wiseman ' +
  'blount hand feliciano temple houser doherty mead mcgraw toney swan capps blanco blackmon thomson mcmanus fair burkett post gleason ott dickens cormier voss rushing rosenberg hurd dumas benitez ' +
  'arellano story marin caudill bragg jaramillo huerta gipson colvin biggs vela platt cassidy tompkins mccollum dolan daley crump street sneed kilgore grove grimm davison brunson prater marcum devine ' +
  'dodge stratton rosas choi tripp ledbetter lay hightower haywood feldman epps yeager posey scruggs cope stubbs richey overton trotter sprague cordero butcher burger stiles burgos woodson horner ' +
  'bassett purcell haskins gee akins hoyt ziegler spaulding hadley grubbs sumner murillo zavala shook lockwood jarrett driscoll dahl thorpe sheridan redmond putnam mcwilliams mcrae cornell felton ' +
  'romano joiner sadler hedrick hager hagen fitch coulter thacker mansfield langston guidry ferreira corley conn rossi lackey baez saenz mcnamara mcmullen mckenna mcdonough link engel browne roper ' +
  'peacock eubanks drummond stringer pritchett parham mims landers ham grayson schafer egan timmons ohara keen hamlin finn cortes mcnair nadeau moseley michaud rosen oakes kurtz jeffers calloway beal ' +
  'bautista winn suggs stern stapleton lyles laird montano diamond dawkins hagan goldman bryson barajas lovett segura metz lockett langford hinson eastman rock hooks woody smallwood shapiro crowell ' +
  'whalen triplett hooker chatman aldrich cahill youngblood ybarra stallings sheets reeder person pack connelly bateman abernathy winkler wilkes masters hackett granger gillis schmitz sapp napier ' +
  'souza lanier gomes weir otero ledford burroughs babcock ventura siegel dugan bledsoe atwood wray varner spangler anaya staley kraft fournier eddy belanger wolff thorne bynum burnette boykin swenson ' +
  'purvis pina khan duvall darby xiong kauffman yu healy engle corona benoit valle steiner spicer shaver randle lundy dow chin calvert staton neff kearney darden oakley medeiros mccracken crenshaw ' +
  'block beaver perdue dill whittaker tobin washburn hogue goodrich easley bravo dennison shipley kerns jorgensen crain villalobos maurer longoria keene coon sierra witherspoon staples pettit kincaid ' +
  'eason madrid echols lusk wu stahl currie thayer shultz sherwood mcnally seay north maher gagne barrow nava myles moreland honeycutt hearn diggs caron whitten westbrook stovall ragland queen munson ' +
  'meier looney kimble jolly hobson london goddard culver burr presley negron connell tovar huddleston hammer ashby salter root pendleton oleary nickerson myrick judd jacobsen bain adair starnes matos ' +
  'light busby herndon hanley bellamy doty bartley yazzie rowell parson gifford cullen christiansen benavides barnhart talbot mock crandall connors bonds whitt gage bergman arredondo addison lujan ' +
  'dowdy jernigan huynh bouchard dutton rhoades ouellette kiser rubin herrington hare denny blackman babb allred rudd paulson ogden koenig geiger begay parra champion lassiter hawk esposito cho ' +
  'waldron ransom prather keenan chacon vick sands roark parr mayberry greenberg coley bruner whitman skaggs shipman means leary hutton romo medrano ladd kruse friend darling askew valentin schulz ' +
  'alfaro tabor mohr gallo bermudez pereira bliss reaves flint comer boston woodall naquin guevara delong carrier pickens brand tilley schaffer read lim knutson fenton doran chu vogt vann prescott ' +
  'mclain landis corcoran ambrose zapata hyatt hemphill faulk call dove boudreaux aragon whitlock trejo tackett shearer saldana hanks gold driver mckinnon koehler champagne bourgeois pool keyes ' +
  'goodson foote early lunsford goldsmith flood winslow sams reagan' +
  ' ' +
  'müller schmidt schneider fischer weber meyer wagner becker schulz hoffmann schäfer koch bauer richter wolf schröder neumann zimmermann krüger hofmann hartmann lange schmitt krause lehmann ' +
  'dupont durand dubois moreau laurent lefebvre leroy roux fournier girard rossi russo ferrari esposito bianchi romano colombo ricci marino greco conti nowak kowalski wiśniewski wójcik kowalczyk kamiński lewandowski zieliński ' +
  'jansen janssen bakker visser smit meijer mulder johansson andersson karlsson nilsson eriksson nielsen jensen hansen pedersen novák svoboda dvořák ivanov petrov smirnov kuznetsov garcía martínez lópez sánchez pérez gómez fernández rodríguez gonzález hernández ' +
  'ferreira pereira oliveira almeida ribeiro carvalho sousa souza yılmaz kaya demir şahin çelik papadopoulos sharma gupta kumar verma mehta iyer reddy agarwal chatterjee banerjee mukherjee tanaka suzuki sato takahashi watanabe yamamoto nakamura kobayashi'
).split(' '))
