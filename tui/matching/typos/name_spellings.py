"""Name spellings: words of names from other scripts, in the spellings that newsrooms give them.

One line holds the spellings of one word, which no count of edits would tell
from other words. Only what is the same word: Michael and Mikhail are not.
"""

from __future__ import annotations

NAME_SPELLINGS = tuple(
    tuple(line.split())
    for line in """
    abdallah abdullah abdulla
    abdel abdul
    ahmed ahmad ahmet
    aleksandr alexandr oleksandr
    aleksei alexei alexey aleksey oleksiy
    bashar bachar
    dmitry dmitri dmitriy
    faisal feisal faysal
    fatima fatema fatimah
    gaddafi qaddafi gadhafi kadhafi khadafy khadafi kaddafi qadhafi
    haidar haydar haider hyder
    hamza hamzah
    hassan hasan
    hussein husayn hossein husain hussain
    houthi huthi
    houthis huthis
    ibrahim ebrahim
    jamal gamal
    khaled khalid
    lukashenko lukashenka
    mahmoud mahmud
    mohammed muhammad mohamed mohammad mohamad muhammed
    morsi mursi morsy
    mustafa mostafa moustafa
    nasser nasir
    omar umar
    osama usama
    qasim qassem kassem ghasem qasem
    rahman rehman
    saeed saied
    sayed sayyid seyed sayyed
    sergei sergey serhiy
    sharia shariah
    suleiman sulaiman soleiman sulayman
    tariq tarek tareq
    vladimir volodymyr uladzimir
    yasser yasir yaser
    yevgeny evgeny yevgeni yevhen
    yousef yusuf youssef yousuf
    yury yuri yuriy
    zelensky zelenskyy zelenskiy zelenski
    """.splitlines()
    if line.strip()
)
